import { expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { booked, liveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { documentsOf, journalOf, rowsOf, snapshot } from '../contracts/snapshot.js';

const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };
const first = booked(row);
const subject = accountSubject('A');

test('an event under a known id with other content is kept as a conflict and not folded', async () => {
  const set = memorySet();
  const feed = await liveFeed(set);
  await feed.deliver([first]);
  const before = await snapshot(set);

  await feed.deliver([{ ...first, data: { ...first.data, amount: 999 } }]);

  const after = await snapshot(set);
  expect(after.states).toStrictEqual(before.states);
  expect(after.journals).toStrictEqual(before.journals);
  const [conflict, ...others] = await rowsOf(set.readModels, 'conflicts');
  expect(others).toHaveLength(0);
  expect(conflict).toMatchObject({ subject, source: 'tms', id: first.id, data: { amount: 999 } });
});

test.each([
  ['one at a time', false],
  ['in one batch', true],
])('each differing event is a conflict of its own, an equal one is none: %s', async (_, together) => {
  const set = memorySet();
  const feed = await liveFeed(set);
  const events = [
    first,
    { ...first, time: '2026-02-24T00:00:00Z' },
    first,
    { ...first, data: { ...first.data, orders: 3 } },
  ];
  if (together) await feed.deliver(events);
  else for (const event of events) await feed.deliver([event]);
  expect(await rowsOf(set.readModels, 'conflicts')).toHaveLength(2);
  expect(await journalOf(set.readModels, subject)).toHaveLength(1);
  expect((await documentsOf(set)).get(subject)?.state).toMatchObject({ orders: { values: [1] } });
});

test('the same id of another source or about another account is another event', async () => {
  const set = memorySet();
  const feed = await liveFeed(set);
  await feed.deliver([first, { ...first, source: 'edi' }, { ...first, subject: accountSubject('B') }]);
  expect(await rowsOf(set.readModels, 'conflicts')).toHaveLength(0);
  expect((await documentsOf(set)).get(subject)?.state).toMatchObject({ orders: { values: [2] } });
  expect((await documentsOf(set)).get(accountSubject('B'))?.state).toMatchObject({ orders: { values: [1] } });
});
