import { describe, expect, test } from '@jest/globals';
import { closed, given, shipment, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { unobservedWeeks } from './unobserved-weeks.js';

const weeks = weeksFrom('2025-01-06', 80);
const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = weeks;

/** Weeks closed up to the last one, `tms` and `crm` silent in some. */
function unobserved(silent: Readonly<Record<number, readonly string[]>>, feeds: readonly string[]) {
  const facts = [
    ...feeds.map((feed) => shipment('A', weekStart(w1), { feed })),
    ...weeks.map((week) => closed(week, { silent: silent[week] ?? [] })),
  ];
  const { account, partition } = given('A', facts);
  return unobservedWeeks(account, partition);
}

describe('unobserved weeks', () => {
  test('are those in which a feed that carries the account had not delivered', () => {
    expect(unobserved({ [w2]: ['tms'], [w3]: ['crm'] }, ['tms'])).toEqual([w2]);
    expect(unobserved({ [w2]: ['tms'] }, [])).toEqual([]);
  });

  test('are ascending and named once when several feeds were silent', () => {
    expect(unobserved({ [w2]: ['tms', 'crm'], [w3]: ['tms'] }, ['crm', 'tms'])).toEqual([w2, w3]);
  });

  test('begin with the first week in which the feed carried the account', () => {
    expect(unobserved({ [w0]: ['tms'], [w1]: ['tms'] }, ['tms'])).toEqual([w1]);
  });

  test('end a year after the feed last carried the account', () => {
    expect(unobserved({ [w1 + 52]: ['tms'], [w1 + 53]: ['tms'] }, ['tms'])).toEqual([w1 + 52]);
  });
});
