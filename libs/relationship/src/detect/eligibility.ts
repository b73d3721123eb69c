import { at, QUARTER_WEEKS, type Ring, RING_WEEKS, YEAR_WEEKS } from './ring.js';

/** Why an account is not judged in a week, the first that applies in this order. */
export type Ineligibility =
  | 'unobserved'
  | 'not-enough-history'
  | 'silent-too-long'
  | 'too-few-orders'
  | 'gap-too-long'
  | 'no-volume-last-year';

/** The plain measures that decide whether an account can be judged, and when it is paused. All in observed weeks. */
export interface Standing {
  readonly eligible: boolean;
  /** Undefined when eligible. */
  readonly reason: Ineligibility | undefined;
  /** Weeks since the last order week; 0 in an order week and when there never was one. */
  readonly silence: number;
  /** max(13, 3 × median gap): an account whose silence is longer is paused. */
  readonly silenceLimit: number;
  /** Whether the silence has passed the limit. */
  readonly pausedNow: boolean;
  /** Median gap between the order weeks of the ring; undefined below two of them. */
  readonly medianGap: number | undefined;
  /** Weeks from the first order week to the judged one, both included; 0 without an order. */
  readonly age: number;
  /** Weeks with an order in the account's whole life. */
  readonly orderWeeks: number;
}

export const MIN_WEEKS_SINCE_FIRST = 26;
export const MIN_ORDER_WEEKS = 5;
/** Three median gaps longer than half a year: no rhythm that could be missed in time. */
export const MAX_RHYTHM_WEEKS = 26;
export const GAPS_TO_PAUSE = 3;

/** The standing of an account that has never ordered. */
export const NEVER_ORDERED: Standing = {
  eligible: false,
  reason: 'not-enough-history',
  silence: 0,
  silenceLimit: QUARTER_WEEKS,
  pausedNow: false,
  medianGap: undefined,
  age: 0,
  orderWeeks: 0,
};

const gapCounts = new Float64Array(RING_WEEKS);

/** The standing at the end of a ring. Source: `el` in the detection reference, core.py, and its section 1. */
export function standingOf(ring: Ring): Standing {
  const { orderWeeks, silence, length } = ring;
  const age = at(ring.age, length);
  const { gap: medianGap, orderWeeksInRing } = medianGapOf(ring);
  const rhythm = GAPS_TO_PAUSE * (medianGap ?? 0);
  const silenceLimit = Math.max(QUARTER_WEEKS, rhythm);
  const pausedNow = silence > silenceLimit;
  const reason = (): Ineligibility | undefined => {
    if (age === at(ring.age, length - 1)) return 'unobserved';
    if (age - 1 < MIN_WEEKS_SINCE_FIRST) return 'not-enough-history';
    if (pausedNow) return 'silent-too-long';
    if (orderWeeksInRing < MIN_ORDER_WEEKS) return 'too-few-orders';
    if (rhythm > MAX_RHYTHM_WEEKS) return 'gap-too-long';
    return hasVolume(ring) ? undefined : 'no-volume-last-year';
  };
  const why = reason();
  return {
    eligible: why === undefined,
    reason: why,
    silence,
    silenceLimit,
    pausedNow,
    medianGap,
    age,
    orderWeeks,
  };
}

function hasVolume({ volume, length }: Ring): boolean {
  for (let k = Math.max(0, length - YEAR_WEEKS); k < length; k++) if (at(volume, k) > 0) return true;
  return false;
}

interface MedianGap {
  readonly gap: number | undefined;
  readonly orderWeeksInRing: number;
}

/** Counts the gaps by length (they are whole weeks below 104) and walks up to the middle one or two. */
function medianGapOf({ orders, age, length }: Ring): MedianGap {
  gapCounts.fill(0);
  let last = -1;
  let orderWeeksInRing = 0;
  for (let k = 0; k < length; k++) {
    if (at(orders, k) <= 0) continue;
    if (last >= 0) {
      const gap = at(age, k + 1) - at(age, last + 1);
      gapCounts[gap] = at(gapCounts, gap) + 1;
    }
    last = k;
    orderWeeksInRing += 1;
  }
  const gaps = orderWeeksInRing - 1;
  if (gaps < 1) return { gap: undefined, orderWeeksInRing };
  const lower = gapAtRank(Math.floor((gaps - 1) / 2));
  const upper = gaps % 2 === 1 ? lower : gapAtRank(gaps / 2);
  return { gap: (lower + upper) / 2, orderWeeksInRing };
}

/** The gap at a rank (0 = shortest) among the counted ones. */
function gapAtRank(rank: number): number {
  let below = 0;
  for (let gap = 0; gap < RING_WEEKS; gap++) {
    below += at(gapCounts, gap);
    if (below > rank) return gap;
  }
  return RING_WEEKS;
}
