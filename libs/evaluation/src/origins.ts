import { isSet } from './matrix.js';
import type { Truth } from './truth.js';

/** The weeks at whose end detectors are judged. */
export interface Origins {
  /** The first column of the second half. */
  readonly start: number;
  readonly weeks: readonly number[];
}

/** Accounts below which a week says nothing about a ranking. */
export const FEWEST_ACCOUNTS = 20;
const EVERY_WEEKS = 4;

/**
 * Every fourth week in the second half of the weeks in which at least 20 accounts can be judged and their outcome is known;
 * undefined when there is no such week. Source: `origins` in the detection reference, core.py.
 */
export function originsOf({ known }: Truth, weeks: number): Origins | undefined {
  const enough = (week: number): boolean =>
    known.reduce((count, _, account) => count + (isSet(known, account, week) ? 1 : 0), 0) >= FEWEST_ACCOUNTS;
  const usable = Array.from({ length: weeks }, (_, week) => week).filter(enough);
  const [first, last] = [usable[0], usable.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = first + Math.floor((last - first) / 2);
  const inUse = new Set(usable);
  const every = Array.from(
    { length: Math.floor((last - start) / EVERY_WEEKS) + 1 },
    (_, nth) => start + nth * EVERY_WEEKS,
  );
  return { start, weeks: every.filter((week) => inUse.has(week)) };
}
