import { type IndexSeries, judge, type WeeklyCells, YEAR_WEEKS } from '../detect/index.js';
import { headsOf } from '../settings/heads-of.js';
import type { Settings } from '../settings/settings.js';
import type { AlertChecks } from './alert-checks.js';
import type { FallPart } from './alert-facts.js';
import type { ShipmentSum } from './fall-by-part.js';
import { round } from './round.js';

type Level = NonNullable<AlertChecks['level']>;

/** What carries at least this share of the fall explains it. */
export const EXPLAINS = 0.5;

/**
 * The level within an account that explains its fall: the lane, else the service, that carries at least half of it and is
 * loosening by its own record. Each one is judged like an account over the sums of its last year, where it is eligible.
 * Undefined when none is; the only service or lane of an account says what the account says, so it is none.
 *
 * @param parts what carries the fall
 * @param sums in the account's own measure, so a level never adds up what the account does not
 */
export function explainingLevel(
  parts: readonly FallPart[],
  sums: readonly ShipmentSum[],
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
  settings: Pick<Settings, 'thresholds'>,
): Level | undefined {
  // A clock that jumped may have left weeks in the far past or future.
  const year = sums.filter((sum) => sum.week > week - YEAR_WEEKS && sum.week <= week);
  for (const dimension of ['lane', 'service'] as const) {
    const carrier = parts.find(
      (part) => part.dimension === dimension && part.key !== '' && part.share >= EXPLAINS,
    );
    const levels = Map.groupBy(year, (sum) => sum[dimension]);
    if (carrier === undefined || levels.size < 2) continue;
    const judged = [...levels]
      .filter(([key]) => key !== '')
      .flatMap(([key, shipped]) => judgedLevel(key, shipped, unobserved, series, week, settings));
    const found = judged.find(({ key, isLoosening }) => isLoosening && key === carrier.key);
    if (found === undefined) continue;
    const { key, risk, change } = found;
    const loosening = judged.filter(({ isLoosening }) => isLoosening).length;
    return { dimension, key, risk, change, judged: judged.length, loosening };
  }
  return undefined;
}

interface JudgedLevel {
  readonly key: string;
  readonly risk: number;
  readonly change: number;
  readonly isLoosening: boolean;
}

/** One level, or none when it has too little history. */
function judgedLevel(
  key: string,
  shipped: readonly ShipmentSum[],
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
  { thresholds }: Pick<Settings, 'thresholds'>,
): readonly JudgedLevel[] {
  const heads = headsOf({ thresholds });
  const { eligible, evidence, risk, change } = judge(cellsOfSums(shipped), unobserved, series, week, heads);
  if (!eligible || evidence === undefined) return [];
  const isLoosening = risk >= thresholds.risk || change >= thresholds.change;
  return [{ key, risk: round(risk), change: round(change), isLoosening }];
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
