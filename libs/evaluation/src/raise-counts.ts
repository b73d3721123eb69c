import { YEAR_WEEKS } from '#relationship';
import { at, type Flags, isSet } from './matrix.js';
import type { Truth } from './truth.js';

/** How often alerts were raised in account-weeks with known outcome, and how many of these weeks were in alert. */
export interface RaiseCounts {
  readonly raises: number;
  readonly falseRaisesPerAccountYear: number;
  /** Share of the raises after which the account was lost within 8 weeks; NaN without a raise. */
  readonly cameTrue: number;
  readonly inAlert: number;
}

const GRACE_WEEKS = 8;

/**
 * @param open whether an alert is open at the end of a week
 * @param start the first column that counts
 *
 * Source: `raised` in the detection reference, score.py.
 */
export function raiseCounts({ known, lost }: Truth, open: Flags, start: number): RaiseCounts {
  let [weeks, raisedTrue, raisedFalse, weeksOpen] = [0, 0, 0, 0];
  for (const [account, row] of known.entries()) {
    for (let week = start; week < row.length; week++) {
      if (at(row, week) === 0) continue;
      weeks += 1;
      if (!isSet(open, account, week)) continue;
      weeksOpen += 1;
      if (isSet(open, account, week - 1)) continue;
      if (isLostWithin(lost, account, week, GRACE_WEEKS)) raisedTrue += 1;
      else raisedFalse += 1;
    }
  }
  return {
    raises: raisedTrue + raisedFalse,
    falseRaisesPerAccountYear: raisedFalse / (weeks / YEAR_WEEKS),
    cameTrue: raisedTrue / (raisedTrue + raisedFalse),
    inAlert: weeksOpen / weeks,
  };
}

function isLostWithin(lost: Flags, account: number, week: number, weeks: number): boolean {
  for (let ahead = 0; ahead <= weeks; ahead++) if (isSet(lost, account, week + ahead)) return true;
  return false;
}
