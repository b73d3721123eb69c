import { expect, test } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { runCli } from '../support/cli.js';
import { BATCHED, type Offered, shipment, STRUCTURED } from '../support/offered.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';

const files = scratch();
const random = xoroshiro128plus(20_261_125);
const ROUNDS = 6;
const SENDERS = 4;
const ACCOUNTS = 5;

/** What a feed has sent in a round, and which of it was acknowledged. */
interface Sent {
  readonly events: readonly Offered[];
  acknowledged: boolean;
}

/** Sends batches and single events, one after the other, until the server does not answer any more. */
async function send(server: RunningServer, name: string, sent: Sent[], onAnswer: () => void): Promise<void> {
  for (let nth = 0; ; nth += 1) {
    const size = nth % 3 === 0 ? 1 : 40;
    const events = Array.from({ length: size }, (_, at) =>
      shipment(`ACCOUNT-${String(at % ACCOUNTS)}`, `${name}-${String(nth)}-${String(at)}`),
    );
    const request: Sent = { events, acknowledged: false };
    sent.push(request);
    const path = nth % 2 === 0 ? '/v1/events' : '/v1/events?wait=1';
    const headers = size === 1 ? STRUCTURED : BATCHED;
    const answer = await server.api
      .post(path, size === 1 ? events[0] : events, headers)
      .catch(() => undefined);
    if (answer === undefined) return;
    expect([200, 202]).toContain(answer.status);
    request.acknowledged = true;
    onAnswer();
  }
}

/** Ids of the shipments in the journals of all accounts, as often as they stand there, and the orders that count. */
async function journalled({ api }: RunningServer): Promise<{ ids: readonly string[]; orders: number }> {
  const ids: string[] = [];
  let orders = 0;
  for (let nth = 0; nth < ACCOUNTS; nth += 1) {
    const account = `/v1/accounts/ACCOUNT-${String(nth)}`;
    for (let after = 0, more = true; more;) {
      const { body } = await api.get(`${account}/journal?limit=500&after=${String(after)}`);
      ids.push(...listAt(body, 'items').map((entry) => textAt(entry, 'event', 'data', 'shipmentId')));
      more = pick(body, 'next') !== undefined;
      if (more) after = numberAt(body, 'next');
    }
    const { body } = await api.get(`${account}/series`);
    orders += listAt(body, 'weeks').reduce((sum: number, week) => sum + numberAt(week, 'orders'), 0);
  }
  return { ids, orders };
}

const idsOf = (sent: readonly Sent[]) =>
  sent.flatMap(({ events }) => events.map(({ data }) => textAt(data, 'shipmentId')));

const folded = (server: RunningServer) =>
  until('the fold', async () => (await server.api.get('/metrics')).text.includes('lag_events 0'));

test('a server that is killed under load loses nothing that it has acknowledged, and counts nothing twice', async () => {
  const data = files.at('data');
  const sent: Sent[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServer(data);
    let answers = 0;
    const moment = uniformInt(random, 1, 120);
    const onAnswer = (): void => {
      answers += 1;
      if (answers === moment) server.cli.child.kill('SIGKILL');
    };
    const senders = Array.from({ length: SENDERS }, (_, nth) => `${String(round)}-${String(nth)}`);
    await Promise.all(senders.map((name) => send(server, name, sent, onAnswer)));
    await server.cli.ended;
  }
  const server = await startServer(data);
  await folded(server);
  const before = await journalled(server);
  const there = new Set(before.ids);
  expect(there.size).toBe(before.ids.length);
  expect(before.orders).toBe(before.ids.length);
  expect(idsOf(sent.filter(({ acknowledged }) => acknowledged)).filter((id) => !there.has(id))).toEqual([]);
  expect(sent.some(({ acknowledged }) => !acknowledged)).toBe(true);

  // A request is taken whole or not at all.
  const halves = sent.filter((request) => {
    const found = idsOf([request]).filter((id) => there.has(id)).length;
    return found > 0 && found < request.events.length;
  });
  expect(halves).toEqual([]);

  // A feed that does not know sends everything again.
  for (const { events } of sent)
    expect((await server.api.post('/v1/events', events, BATCHED)).status).toBe(202);
  await folded(server);
  const after = await journalled(server);
  expect(after.ids.toSorted()).toEqual(idsOf(sent).toSorted());
  expect(after.orders).toBe(after.ids.length);
  expect(await server.stop()).toMatchObject({ code: 0, err: '' });
  expect(await runCli('verify', '--data', data)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/no difference\.\n$/),
  });
});
