import { at } from './matrix.js';
import type { Past } from './past.js';

/** Weeks over which an account's future is looked at. */
export interface Horizons {
  /** Of "loosening": 6 median gaps, within 13…26. */
  readonly loosening: number;
  /** Of "paused": 3 median gaps, at least 8; more than 26 is no rhythm. */
  readonly paused: number;
}

/** The longest horizon: an outcome is known when as many weeks have gone by. */
export const LONGEST_HORIZON = 26;
export const SHORTEST_LOOSENING = 13;
const SHORTEST_PAUSE = 8;
const MIN_AGE = 26;
const MIN_ORDER_WEEKS = 5;

/** Source: detection reference, section 1. An account without a gap has no horizons that matter. */
export function horizonsOf({ medianGap }: Past, week: number): Horizons {
  const gap = at(medianGap, week);
  return {
    loosening: Math.min(LONGEST_HORIZON, Math.max(SHORTEST_LOOSENING, Math.ceil(6 * gap))),
    paused: Math.max(SHORTEST_PAUSE, Math.ceil(3 * gap)),
  };
}

/**
 * Whether an account with this past can be judged at the end of a week. Stated here once more, apart from the product's own
 * `standingOf`: what measures a detector must not lean on it.
 *
 * @param age weeks since its first order week
 */
export function isEligible(past: Past, week: number, age: number): boolean {
  const gap = at(past.medianGap, week);
  return (
    age >= MIN_AGE &&
    at(past.orderWeeks, week) >= MIN_ORDER_WEEKS &&
    horizonsOf(past, week).paused <= LONGEST_HORIZON &&
    at(past.silence, week) <= Math.max(SHORTEST_LOOSENING, 3 * gap) &&
    at(past.meanVolume, week) > 0
  );
}
