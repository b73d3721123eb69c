import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until.js';

const ACCOUNTS = 7;
const BATCH = 40;
const BATCHED = { 'content-type': 'application/cloudevents-batch+json' };

/** Events that flow until they are stopped; what is not acknowledged is sent again. */
export class Load {
  /** Ids of the shipments that were acknowledged. */
  sent = new Set();
  #installation;
  #stopping = new AbortController();
  #feeds;
  #pauseMs;

  /** @param pauseMs between two batches of a feed: imports wait for a fold that is level, if only for a moment */
  constructor(installation, { feeds = 1, pauseMs = 0 } = {}) {
    this.#installation = installation;
    this.#pauseMs = pauseMs;
    this.#feeds = Array.from({ length: feeds }, (_, nth) => this.#feed(`feed-${nth}`));
    // What they say counts only when they are stopped.
    for (const feed of this.#feeds) feed.catch(() => undefined);
  }

  get stopping() {
    return this.#stopping.signal;
  }

  async stop() {
    this.#stopping.abort();
    await Promise.all(this.#feeds);
  }

  /** Sends an event to every account; resolves when all of them are folded, with how long it took. */
  async probe(name) {
    const events = this.#events(name, ACCOUNTS);
    const took = await until('a fold', async () => (await this.#post('/v1/events?wait=1', events)) === 200);
    this.#sent(events);
    return took;
  }

  async #feed(name) {
    for (let nth = 0; !this.#stopping.signal.aborted; nth += 1) {
      const events = this.#events(`${name}-${nth}`, BATCH);
      await until('an acknowledgement', async () => (await this.#post('/v1/events', events)) === 202);
      this.#sent(events);
      await pause(this.#pauseMs);
    }
  }

  #events(name, count) {
    return Array.from({ length: count }, (_, at) => ({
      specversion: '1.0',
      id: `${name}-${at}`,
      source: 'under-load',
      type: 'mooring.shipment.booked',
      subject: `account/ACCOUNT-${at % ACCOUNTS}`,
      time: new Date().toISOString(),
      data: { shipmentId: `${name}-${at}`, value: 100, currency: 'CNY' },
    }));
  }

  async #post(path, events) {
    const body = JSON.stringify(events);
    return (await this.#installation.ask(path, { method: 'POST', headers: BATCHED, body })).status;
  }

  #sent(events) {
    for (const { id } of events) this.sent.add(id);
  }
}
