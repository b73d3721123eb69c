import { orderCusum, volumeCusum } from './cusum.js';
import type { IndexSeries } from './index-series.js';
import type { WeeklyCells } from './judge-input.js';
import { rhythmOf } from './rhythm.js';
import { openRing } from './ring.js';

/**
 * The estimated first week of the change behind an alert raised at the end of `week`: at most `week`, at least the
 * account's first week, deterministic.
 *
 * Two running sums ask "has the rate halved?" week by week over the last year, one of orders and one of volume; where
 * such a sum last left zero is the likeliest start of the change (Page 1954). The higher one at `week` decides. When both
 * stand at zero the change is the silence itself: it starts the week after the last order.
 */
export function onset(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
): number {
  const ring = openRing(cells, unobserved, series, week);
  const rhythm = ring && rhythmOf(ring);
  if (ring === undefined || rhythm === undefined) return week;
  const orders = orderCusum(ring, rhythm.year.dispersion);
  const volume = volumeCusum(ring, rhythm.capped, rhythm.year.variation);
  const higher = volume.level > orders.level ? volume : orders;
  const start = higher.level > 0 ? higher.since : rhythm.last + 1;
  return Math.min(week, ring.from + start);
}
