import { at, type Flags, isSet } from './matrix.js';
import { LONGEST_HORIZON, SHORTEST_LOOSENING } from './horizons.js';
import type { Panel } from './panel.js';
import type { Past } from './past.js';

/**
 * F: what became of the whole portfolio's volume over the weeks after each week, against the year before it; 1 = unchanged.
 * Accounts that shipped again count alike, each at most fourfold, and five unchanged ones are added.
 * Source: `truth` in the detection reference, core.py.
 *
 * @returns one row per horizon from 13 to 26 weeks
 */
export function marketFactors(panel: Panel, pasts: readonly Past[], known: Flags): readonly Float64Array[] {
  const horizons = LONGEST_HORIZON - SHORTEST_LOOSENING + 1;
  const sums = Array.from({ length: horizons }, () => new Float64Array(panel.weeks));
  const survivors = new Float64Array(panel.weeks);
  for (const [account, past] of pasts.entries()) {
    const orders = panel.orders[account] ?? new Float64Array();
    const volume = panel.volume[account] ?? new Float64Array();
    for (let week = 0; week < panel.weeks; week++) {
      if (!isSet(known, account, week) || !shipsAgain(orders, week)) continue;
      survivors[week] = at(survivors, week) + 1;
      let shipped = 0;
      for (let ahead = 1; ahead <= LONGEST_HORIZON; ahead++) {
        shipped += Math.min(at(volume, week + ahead), at(past.cap, week));
        const row = sums[ahead - SHORTEST_LOOSENING];
        if (row !== undefined)
          row[week] = at(row, week) + Math.min(MOST, shipped / (ahead * at(past.meanVolume, week)));
      }
    }
  }
  return sums.map((row) =>
    row.map((sum, week) => Math.min(2, Math.max(0.3, (sum + UNCHANGED) / (at(survivors, week) + UNCHANGED)))),
  );
}

const MOST = 4;
const UNCHANGED = 5;

function shipsAgain(orders: Float64Array, week: number): boolean {
  for (let ahead = 1; ahead <= LONGEST_HORIZON; ahead++) if (at(orders, week + ahead) > 0) return true;
  return false;
}
