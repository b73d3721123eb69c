import { expect, test } from '@jest/globals';
import {
  closed,
  event,
  given,
  play,
  readBack,
  shipment,
  statement,
  weekly,
  weeksFrom,
  when,
} from './index.js';

test('given folds facts and decides nothing', () => {
  const { said, pending, account } = given('A', [shipment('A', '2026-03-02'), statement('loosened', 'A')]);
  expect([said, pending]).toEqual([[], []]);
  expect(account.alert?.alertId).toBe('alert-1');
});

test('when decides; what is said stays pending until it is read back', () => {
  const raised = when(given('A'), statement('loosened', 'A'));
  expect(raised.said.map(({ type }) => type)).toEqual(['mooring.task.opened']);
  expect(raised.pending).toEqual(raised.said);
  expect(raised.account.tasks).toEqual([]);
  const read = readBack(raised);
  expect([read.pending, read.said]).toEqual([[], []]);
  expect(read.account.tasks).toHaveLength(1);
});

test('play reads everything back before the next event, and tells all that was said', () => {
  const closedByHand = event('mooring.alert.closed.requested', 'account/A', {
    alertId: 'alert-1',
    revision: 1,
    outcome: 'lost',
  });
  const { said, account } = play(given('A'), [statement('loosened', 'A'), closedByHand]);
  expect(said.map(({ type }) => type)).toEqual([
    'mooring.task.opened',
    'mooring.alert.closed',
    'mooring.task.expired',
  ]);
  const { muted, ...rest } = account;
  expect(muted).toMatchObject({ weeksBelow: 0 });
  expect(rest).toStrictEqual(given('A').account);
});

test('a closed week moves the partition and judges the account', () => {
  const [week = 0] = weeksFrom('2026-03-02', 1);
  const story = when(given('A', weekly('A', [week])), closed(week));
  expect(story.partition.lastClosed).toBe(week);
  expect(story.said).toEqual([]);
});
