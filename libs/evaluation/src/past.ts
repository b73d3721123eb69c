import { RING_WEEKS, YEAR_WEEKS } from '#relationship';
import { at } from './matrix.js';
import { medianOfSorted } from './quantile.js';
import type { Panel } from './panel.js';

/** What an account's own past says at the end of each week; NaN before its first order week. */
export interface Past {
  /** Median gap between the order weeks of two years; NaN below two of them. */
  readonly medianGap: Float64Array;
  /** Weeks since the last order week. */
  readonly silence: Float64Array;
  /** Weeks with an order among the last 104. */
  readonly orderWeeks: Float64Array;
  /** Three times the median of the last year's weeks with volume: more in one week counts as this much. */
  readonly cap: Float64Array;
  /** Capped volume per week of the last year, or life when that is shorter. */
  readonly meanVolume: Float64Array;
}

const CAP_MEDIANS = 3;

/** Source: `_basics` in the detection reference, core.py. */
export function pastOf({ orders, volume, first, weeks }: Panel, account: number): Past {
  const nothing = (): Float64Array => new Float64Array(weeks).fill(Number.NaN);
  const [medianGap, silence, cap, meanVolume] = [nothing(), nothing(), nothing(), nothing()];
  const orderWeeks = new Float64Array(weeks);
  const counts = orders[account] ?? new Float64Array(weeks);
  const volumes = volume[account] ?? new Float64Array(weeks);
  const start = first[account] ?? Number.POSITIVE_INFINITY;
  const recent: number[] = [];
  for (let week = start; week < weeks; week++) {
    if (at(counts, week) > 0) recent.push(week);
    const last = recent.at(-1) ?? Number.NaN;
    silence[week] = week - last;
    while ((recent[0] ?? week) <= week - RING_WEEKS && recent.length > 1) recent.shift();
    const inRing = last > week - RING_WEEKS ? recent.length : 0;
    orderWeeks[week] = inRing;
    medianGap[week] = inRing < 2 ? Number.NaN : medianGapOf(recent);
    const from = Math.max(start, week - YEAR_WEEKS + 1);
    const year = volumes.subarray(from, week + 1);
    const usual = medianOfSorted(year.filter((amount) => amount > 0).toSorted());
    if (Number.isNaN(usual)) continue;
    cap[week] = CAP_MEDIANS * usual;
    meanVolume[week] = cappedSum(volumes, from, week + 1, CAP_MEDIANS * usual) / (week + 1 - from);
  }
  return { medianGap, silence, orderWeeks, cap, meanVolume };
}

/** The volume of the weeks from `from` (included) to `to` (not included), each at most `cap`. */
export function cappedSum(volumes: Float64Array, from: number, to: number, cap: number): number {
  let total = 0;
  for (let week = from; week < to; week++) total += Math.min(at(volumes, week), cap);
  return total;
}

function medianGapOf(orderWeeks: readonly number[]): number {
  const gaps = new Float64Array(orderWeeks.length - 1);
  for (let k = 0; k < gaps.length; k++) gaps[k] = (orderWeeks[k + 1] ?? 0) - (orderWeeks[k] ?? 0);
  return medianOfSorted(gaps.toSorted());
}
