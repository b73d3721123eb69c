import { type IndexSeries, judge, type WeeklyCells, YEAR_WEEKS } from '../detect/index.js';
import type { Settings } from '../settings/settings.js';
import type { AlertChecks } from './alert-checks.js';
import type { ShipmentSum } from './fall-by-part.js';
import { round } from './round.js';

type Level = NonNullable<AlertChecks['level']>;

/**
 * The service or lane of an account that is loosening the most by its own record: each one is judged like an account over
 * the sums of its last year, where it is eligible. Undefined when none reaches a threshold, or the account has only one.
 * The measure is the account's own, so a level never adds up what the account does not.
 */
export function loosestLevel(
  sums: readonly ShipmentSum[],
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
  { thresholds }: Pick<Settings, 'thresholds'>,
): Level | undefined {
  const found: Level[] = [];
  // A clock that jumped may have left weeks in the far past or future.
  const year = sums.filter((sum) => sum.week > week - YEAR_WEEKS && sum.week <= week);
  for (const dimension of ['service', 'lane'] as const) {
    const levels = Map.groupBy(year, (sum) => sum[dimension]);
    // The only service of an account says what the account says.
    if (levels.size < 2) continue;
    for (const [key, shipped] of levels) {
      if (key === '') continue;
      const judged = judge(cellsOfSums(shipped), unobserved, series, week);
      const { eligible, evidence, risk, change } = judged;
      if (!eligible || evidence === undefined) continue;
      if (risk >= thresholds.risk || change >= thresholds.change)
        found.push({ dimension, key, risk: round(risk), change: round(change) });
    }
  }
  return found.toSorted((one, other) => other.risk - one.risk || (one.key < other.key ? -1 : 1))[0];
}

function cellsOfSums(sums: readonly ShipmentSum[]): WeeklyCells {
  const from = sums.reduce((first, { week }) => Math.min(first, week), Number.POSITIVE_INFINITY);
  const last = sums.reduce((latest, { week }) => Math.max(latest, week), from);
  const volume = Array.from({ length: last - from + 1 }, () => 0);
  const orders = [...volume];
  for (const sum of sums) {
    const at = sum.week - from;
    volume[at] = (volume[at] ?? 0) + sum.amount;
    orders[at] = (orders[at] ?? 0) + sum.orders;
  }
  return { volumeFrom: from, volume, ordersFrom: from, orders };
}
