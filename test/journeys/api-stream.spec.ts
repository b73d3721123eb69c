import { beforeAll, describe, expect, test } from '@jest/globals';
import { type EventStream, openStream, type StreamedEvent } from '../support/event-stream.js';
import { BATCHED, shipment, STRUCTURED } from '../support/offered.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';

const files = scratch();
const data = files.at('data');
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(data);
});

const address = (query = '') => `${server.url}/v1/stream${query}`;

/** Sends a shipment of each account, and does not wait for the fold. */
async function ship(...accounts: readonly string[]): Promise<void> {
  const events = accounts.map((account) => shipment(account, `S ${account}`));
  expect((await server.api.post('/v1/events', events, BATCHED)).status).toBe(202);
}

const accountsIn = (events: readonly StreamedEvent[]) =>
  events.flatMap((event) => pick(event.data, 'accountId') ?? []);

const about =
  (accountId: string, kind = 'shipment') =>
  ({ event, data }: StreamedEvent) =>
    event === kind && pick(data, 'accountId') === accountId;

/** The id that a reader keeps once it has seen something. */
async function idAfter(stream: EventStream, isIt: (event: StreamedEvent) => boolean): Promise<string> {
  await stream.seen('what was sent', isIt);
  // Only the last event of those that came together carries an id.
  return until('an id', () => stream.events.slice(stream.events.findIndex(isIt)).at(-1)?.id);
}

describe('a reader who is there', () => {
  test('is told of a change when it can be seen already', async () => {
    const stream = await openStream(address());
    for (let nth = 0; nth < 20; nth += 1) {
      const account = `SEEN-${String(nth)}`;
      await ship(account);
      await stream.seen('the shipment', about(account));
      const { body } = await server.api.get(`/v1/accounts/${account}/series`);
      expect(listAt(body, 'weeks').reduce((sum: number, week) => sum + numberAt(week, 'orders'), 0)).toBe(1);
    }
    stream.close();
    await stream.ended;
  });

  test('is told once of changes of one kind about one account that came together', async () => {
    const stream = await openStream(address());
    const events = Array.from({ length: 50 }, (_, nth) => shipment('MANY', `M-${String(nth)}`));
    await server.api.post('/v1/events?wait=1', events, BATCHED);
    await stream.seen('the shipments', about('MANY'));
    await ship('LAST');
    await stream.seen('the last one', about('LAST'));
    expect(stream.events.filter(about('MANY')).length).toBeLessThan(10);
    stream.close();
  });

  test('gets only the kinds that it asks for', async () => {
    const stream = await openStream(address('?kinds=interaction,account'));
    await ship('KINDS');
    await server.api.post('/v1/interactions', { accountId: 'KINDS', kind: 'call', note: 'hello' });
    const assigned = { type: 'mooring.account.assigned', id: 'assigned', data: { owner: 'li.na' } };
    await server.api.post('/v1/events', { ...shipment('KINDS', ''), ...assigned }, STRUCTURED);
    await stream.seen('the account', about('KINDS', 'account'));
    expect(stream.events.map(({ event }) => event)).toEqual(['ready', 'interaction', 'account']);
    stream.close();
    const unknown = await server.api.get('/v1/stream?kinds=weather');
    expect([unknown.status, pick(unknown.body, 'errors', 0, 'field')]).toEqual([422, 'kinds.0']);
  });

  test('is not told of what people have asked for, but of what came of it when it is no fact', async () => {
    const stream = await openStream(address());
    const refused = await server.api.post('/v1/alerts/none/acknowledge', undefined, { 'if-match': '"1"' });
    expect(refused.status).toBe(404);
    await ship('AFTER');
    await stream.seen('the shipment', about('AFTER'));
    expect(accountsIn(stream.events)).toEqual(['AFTER']);
    stream.close();
  });
});

describe('a reader who comes back with the last id', () => {
  test('gets what it has missed, and nothing of what it had', async () => {
    const first = await openStream(address());
    await ship('BEFORE');
    const id = await idAfter(first, about('BEFORE'));
    first.close();
    await ship('MISSED-1');
    await ship('MISSED-2', 'MISSED-3');
    await server.api.post('/v1/events?wait=1', shipment('MISSED-4', 'S'), STRUCTURED);
    const second = await openStream(address(), id);
    await second.seen('the last one', about('MISSED-4'));
    expect(accountsIn(second.events)).toEqual(['MISSED-1', 'MISSED-2', 'MISSED-3', 'MISSED-4']);
    await ship('NEXT');
    await second.seen('the next one', about('NEXT'));
    second.close();
  });

  test('misses nothing, however often its connection breaks while events come in', async () => {
    const sent = Array.from({ length: 120 }, (_, nth) => `BROKEN-${String(nth)}`);
    const last = sent.at(-1) ?? '';
    const feed = (async () => {
      for (const account of sent) await ship(account);
    })();
    const got = new Set<unknown>();
    let stream = await openStream(address());
    while (!got.has(last)) {
      const { events } = stream;
      await until('some changes', () => accountsIn(events).length > 5 || accountsIn(events).includes(last));
      stream.close();
      await stream.ended;
      for (const account of accountsIn(events)) got.add(account);
      // As a browser does: what came after the last id is got again.
      stream = await openStream(address(), events.at(-1)?.id);
    }
    stream.close();
    await feed;
    expect(sent.filter((account) => !got.has(account))).toEqual([]);
  });

  test.each([
    ['nobody gave', 'nonsense'],
    ['another installation gave', Buffer.from('["0000000000000001",null,null]').toString('base64url')],
    ['holds no positions', Buffer.from('["first"]').toString('base64url')],
    ['lies ahead of the log, which was restored', Buffer.from('["0000009999999999"]').toString('base64url')],
  ])('is told to ask for everything again when %s', async (_, id) => {
    const stream = await openStream(address(), id);
    const reset = await stream.seen('a reset', ({ event }) => event === 'reset');
    await ship(`AFTER ${id}`);
    await stream.seen('what comes next', about(`AFTER ${id}`));
    expect(stream.events.map(({ event }) => event)).toEqual(['ready', 'reset', 'shipment']);
    const again = await openStream(address(), reset.id);
    await again.seen('what came after the reset', about(`AFTER ${id}`));
    stream.close();
    again.close();
  });

  test('is told to ask for everything again when it was away for long', async () => {
    const first = await openStream(address());
    await ship('LONG');
    const id = await idAfter(first, about('LONG'));
    first.close();
    for (let part = 0; part < 3; part += 1) {
      const events = Array.from({ length: 9_000 }, (_, nth) =>
        shipment('BULK', `${String(part)}-${String(nth)}`),
      );
      expect((await server.api.post('/v1/events', events, BATCHED)).status).toBe(202);
    }
    await until('the fold', async () => (await server.api.get('/metrics')).text.includes('lag_events 0'));
    const second = await openStream(address(), id);
    await second.seen('a reset', ({ event }) => event === 'reset');
    second.close();
  });

  test('goes on after the server was stopped and started again', async () => {
    const first = await openStream(address());
    await ship('LAST-SEEN');
    const id = await idAfter(first, about('LAST-SEEN'));
    first.close();
    await first.ended;
    await ship('IN-BETWEEN');
    expect(await server.stop()).toMatchObject({ code: 0 });
    server = await startServer(data);
    const second = await openStream(address(), id);
    await second.seen('what came in between', about('IN-BETWEEN'));
    await ship('LATER');
    await second.seen('what comes later', about('LATER'));
    expect(accountsIn(second.events)).toEqual(['IN-BETWEEN', 'LATER']);
    expect(textAt(second.events.at(-1)?.data, 'type')).toBe('mooring.shipment.booked');
    second.close();
  });
});
