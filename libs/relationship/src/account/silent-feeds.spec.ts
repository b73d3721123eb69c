import { expect, test } from '@jest/globals';
import { closed, given, shipment, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { silentFeeds } from './silent-feeds.js';

const WEEKS = weeksFrom('2025-01-06', 80);

/** The silent feeds of an account that `tms` carries in the first week, after some weeks. */
function after(weeks: number, silent: (at: number) => readonly string[]) {
  const [first = 0] = WEEKS;
  const closing = WEEKS.slice(0, weeks).map((week, at) => closed(week, { silent: silent(at) }));
  const { account, partition } = given('A', [shipment('A', weekStart(first)), ...closing]);
  return silentFeeds(account, partition);
}

test('a feed that carries the account is silent since the first of the weeks in a row that it has missed', () => {
  const silent = (at: number) => (at === 2 || at >= 4 ? ['edi', 'tms'] : []);
  expect(after(7, silent)).toEqual([{ feed: 'tms', since: weekStart(WEEKS[4] ?? 0) }]);
  expect(after(3, silent)).toEqual([{ feed: 'tms', since: weekStart(WEEKS[2] ?? 0) }]);
});

test('a feed that is back, or has not carried the account for a year, keeps nobody from being judged', () => {
  expect(after(4, (at) => (at === 2 ? ['tms'] : []))).toEqual([]);
  expect(after(60, (at) => (at >= 4 ? ['tms'] : []))).toEqual([]);
});
