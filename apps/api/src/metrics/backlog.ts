import { Inject, Injectable } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

/** How far the fold is behind the log, over all partitions. */
export interface Lag {
  readonly events: number;
  /** Since the first of them was recorded. */
  readonly seconds: number;
}

/** Counting costs a look at the log, so the door does it this often at most. */
const FRESH_MS = 500;

@Injectable()
export class Backlog {
  #counted = { at: Number.NEGATIVE_INFINITY, tooLong: false };

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  async lag(): Promise<Lag> {
    const { log, store, clock } = this.ports;
    let events = 0;
    let since: string | undefined;
    for (let partition = 0; partition < log.partitions; partition += 1) {
      const { checkpoint } = await store.open(partition);
      const rest = await log.backlog(partition, checkpoint);
      events += rest.events;
      if (rest.since !== undefined && (since === undefined || rest.since < since)) since = rest.since;
    }
    const seconds = since === undefined ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(since)) / 1000;
    return { events, seconds };
  }

  /** Whether the door has to ask feeds to come back later. */
  async isTooLong(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#counted.at > FRESH_MS) {
      this.#counted = { at: now, tooLong: this.#counted.tooLong };
      const { events } = await this.lag();
      this.#counted = { at: now, tooLong: events > this.options.limits.backlog };
    }
    return this.#counted.tooLong;
  }
}
