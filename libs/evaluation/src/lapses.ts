import { at, entry, type Flags, isSet } from './matrix.js';
import type { Panel } from './panel.js';
import type { Truth } from './truth.js';

/** A customer that stopped: a last order, and a long silence after it. */
export interface Lapse {
  readonly account: number;
  /** Column of the last order week. */
  readonly last: number;
}

/** The rule that everybody can follow: "nothing for 90 days". */
const RULE_WEEKS = 13;
/** Alerts older than this, before the last order, were not about this lapse. */
const LONGEST_BEFORE = 26;
const SHORTEST_LAPSE = 26;
const LAPSE_GAPS = 4;

/**
 * All lapses whose last order falls in a judged week from `start` on: silent afterwards for more than 26 weeks and 4 of the
 * account's median gaps, and long enough ago to know. Source: `raised` in the detection reference, score.py.
 */
export function lapsesOf(
  { orders, weeks }: Panel,
  { eligible, medianGap }: Truth,
  start: number,
): readonly Lapse[] {
  const lapses: Lapse[] = [];
  for (const [account, row] of orders.entries()) {
    let next = weeks;
    for (let last = weeks - 1; last >= start; last--) {
      if (at(row, last) <= 0) continue;
      const needed = Math.max(SHORTEST_LAPSE, LAPSE_GAPS * entry(medianGap, account, last));
      if (isSet(eligible, account, last) && next - last > needed && last + needed < weeks)
        lapses.push({ account, last });
      next = last;
    }
  }
  return lapses;
}

/** For how many weeks an alert had been open when "nothing for 90 days" became true; 0 when none was. */
export function leadOf({ account, last }: Lapse, open: Flags, start: number): number {
  const seen = last + RULE_WEEKS;
  if (!isSet(open, account, seen)) return 0;
  let since = seen;
  while (since > start && since > last - LONGEST_BEFORE && isSet(open, account, since - 1)) since -= 1;
  return seen - since;
}
