import { expect, test } from '@jest/globals';
import { flagsOf } from '../matrix.js';
import { sample } from '../testing/sample.js';
import { truthOf } from '../truth.js';
import { raisesByLabel } from './raises-by-label.js';
import { quietWeeks } from './true-break.js';

const { panel, breaks } = sample();
const truth = truthOf(panel);

test('quiet weeks are judged ones after the first year and before the change', () => {
  const quiet = quietWeeks(panel, truth, breaks);
  for (const [account, accountId] of panel.accountIds.entries()) {
    const { kind, week } = breaks.get(accountId) ?? { kind: 'none', week: -1 };
    const last = quiet[account]?.lastIndexOf(1) ?? -1;
    expect(quiet[account]?.subarray(0, 52).includes(1)).toBe(false);
    const end = kind === 'none' || kind === 'growth' ? panel.weeks : week;
    expect(last).toBeLessThan(end);
  }
  const unknown = quietWeeks(panel, truth, new Map());
  expect(unknown.some((row) => row.includes(1))).toBe(false);
});

test('false raises are counted by the kind of week in which they come', () => {
  const quiet = quietWeeks(panel, truth, breaks);
  const account = quiet.findIndex((row) => row[100] === 1 && row[101] === 1);
  const open = flagsOf(panel.accountIds.length, panel.weeks);
  open[account]?.fill(1, 100, 103);
  const inWeek = quiet.filter((row) => row[100] === 1).length;
  const [shock, calm, other] = raisesByLabel(
    panel,
    truth,
    breaks,
    open,
    new Map([
      ['shock', new Set([100])],
      ['calm', new Set([60, 101])],
    ]),
  );
  expect(shock).toEqual({ label: 'shock', falseRaisesPerAccountYear: expect.closeTo(52 / inWeek, 9) });
  expect(calm).toEqual({ label: 'calm', falseRaisesPerAccountYear: 0 });
  expect(other).toEqual({ label: undefined, falseRaisesPerAccountYear: 0 });
});
