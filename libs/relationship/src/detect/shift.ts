import type { Rhythm } from './rhythm.js';
import { at, clip, type Ring, RING_WEEKS, YEAR_WEEKS } from './ring.js';

/** Weeks back from the judged one within which a change may have begun. */
const LONGEST_CHANGE = 39;
/** Weeks that a change must have lasted: a steady shipper may miss one without being told of. */
const FEWEST_SINCE = 2;
/** Weeks of record that a change needs before it. */
const FEWEST_BEFORE = 8;
/** What the rate may have fallen to: a half, a fifth. */
const LEVELS = [0.5, 0.2].map((share) => ({ share, ln: Math.log(share) }));
/** Chance that an account changes in a given week. */
const CHANGES_PER_WEEK = 1 / 170;
/** A sum of evidence beyond e^60 tells nothing more. */
const MOST = 60;
/** How many weeks ago a fall may have ended: an account that has come back shows it in six weeks. */
const BACK_WEEKS = [6, 12, 18, 24];
/** Starts of falls that have ended are looked at every so many weeks; how much they explain need not be known exactly. */
const BACK_STEP = 3;
/** Chance that a fall has ended at one of these moments. */
const BACK_CHANCE = 0.05;
/** Orders as usual that are added to both sides of the season, so that a handful of orders is no season. */
const SEASON_PRIOR = 4;
const SEASON_MARGIN = 2;
const LOWEST_SEASON = 0.3;

const orderSums = new Float64Array(RING_WEEKS + 1);
const volumeSums = new Float64Array(RING_WEEKS + 1);

/**
 * ln of the evidence that the account's rate fell to a half or a fifth 2 to 39 weeks ago and has not come back:
 * `ln(1 + h Sₙ / (1 + h q Σ Sₘ))`, h = 1/170 a week, q = 1/20. Sₘ = Σₖ mean over ρ of e^Lₖ(ρ) adds up all falls that began in
 * week k and lasted until week m (Shiryaev 1963, Roberts 1966); below the line stand those that ended 6, 12, 18 or 24 weeks ago.
 *
 * Lₖ(ρ) compares the weeks since k (orders b in exposure e) with the year before k (B in E), whatever the rate itself is:
 * `n ln ρ + (n + N) ln((e + E) / (ρ e + E))`, the likelihood ratio of a split of Poisson counts (Przyborowski, Wilenski
 * 1940). Orders count 1/φ₈ each, volume as 1/(D v̄) of it; both halves are averaged. The exposure is the market index, less
 * where the account's own season was low a year ago: e · clip((1 + r)/2, 0.3, 1), as the ground truth excuses it.
 */
export function shiftOf(ring: Ring, rhythm: Rhythm): number {
  const { length } = ring;
  addUp(ring.orders, orderSums, length);
  addUp(rhythm.capped, volumeSums, length);
  const units = {
    order: 1 / blockDispersion(ring, rhythm.year.dispersion),
    index: 1 / rhythm.year.variation,
  };
  const still = fallsUntil(ring, length, 1, units);
  let over = 0;
  for (const weeks of BACK_WEEKS) over += fallsUntil(ring, length - weeks, BACK_STEP, units);
  return Math.log(1 + (CHANGES_PER_WEEK * still) / (1 + CHANGES_PER_WEEK * BACK_CHANCE * over));
}

/** Sₘ: how much all falls explain that last until a position of the ring, by every `step`-th start. */
function fallsUntil(
  ring: Ring,
  end: number,
  step: number,
  units: { readonly order: number; readonly index: number },
): number {
  const { index, length } = ring;
  const total = at(index, end);
  let evidence = 0;
  for (
    let weeks = FEWEST_SINCE + length - end;
    weeks <= Math.min(LONGEST_CHANGE, length - FEWEST_BEFORE);
    weeks += step
  ) {
    const change = length - weeks;
    const start = Math.max(0, change - YEAR_WEEKS);
    const before = at(index, change) - at(index, start);
    const ordersBefore = at(orderSums, change) - at(orderSums, start);
    const volumeBefore = at(volumeSums, change) - at(volumeSums, start);
    if (ordersBefore <= 0 || volumeBefore <= 0) continue;
    const since = (total - at(index, change)) * seasonSince(ring, change, end, ordersBefore / before);
    const orders = at(orderSums, end) - at(orderSums, change);
    const volume = ((at(volumeSums, end) - at(volumeSums, change)) * before) / volumeBefore;
    const counts = 0.5 * (orders * units.order + volume * units.index);
    const all = counts + 0.5 * (ordersBefore * units.order + before * units.index);
    for (const { share, ln } of LEVELS) {
      const ratio = counts * ln + all * Math.log((since + before) / (share * since + before));
      evidence += Math.exp(Math.min(MOST, ratio));
    }
  }
  return (evidence * step) / LEVELS.length;
}

/** How much of its usual pace the account's own season leaves from a change up to a position, by the year before. */
function seasonSince({ index }: Ring, change: number, until: number, usual: number): number {
  if (change < YEAR_WEEKS) return 1;
  const end = until - YEAR_WEEKS + SEASON_MARGIN;
  const start = Math.max(0, change - YEAR_WEEKS - SEASON_MARGIN);
  const orders = at(orderSums, end) - at(orderSums, start);
  const expected = usual * (at(index, end) - at(index, start));
  return clip((1 + (orders + SEASON_PRIOR) / (expected + SEASON_PRIOR)) / 2, LOWEST_SEASON, 1);
}

const BLOCK_WEEKS = 8;
const BLOCK_STEP = 4;
/** The weekly dispersion counts as this many comparisons of blocks. */
const WEEKLY_COMPARISONS = 8;

/**
 * φ₈: dispersion of orders from each 8 weeks to the next 8, which a change of level hardly touches and which knows whether
 * the account keeps its intervals; shrunk to the weekly dispersion φ. Within 0.3…4.
 */
function blockDispersion({ index, age, length }: Ring, weekly: number): number {
  let squares = 0;
  let rates = 0;
  for (let end = length; end - 2 * BLOCK_WEEKS >= 0; end -= BLOCK_STEP) {
    const middle = end - BLOCK_WEEKS;
    const start = middle - BLOCK_WEEKS;
    const later = at(index, end) - at(index, middle);
    const earlier = at(index, middle) - at(index, start);
    if (later <= 0 || earlier <= 0) continue;
    const ordersLater = at(orderSums, end) - at(orderSums, middle);
    const ordersEarlier = at(orderSums, middle) - at(orderSums, start);
    const difference = ordersLater * earlier - ordersEarlier * later;
    squares += (difference * difference) / (later * earlier * (later + earlier));
    rates += (ordersLater + ordersEarlier) / (later + earlier);
  }
  const perWeek = at(orderSums, length) / Math.max(1, at(age, length) - at(age, 0));
  const prior = WEEKLY_COMPARISONS * perWeek;
  // Neighbouring comparisons share half of their weeks: each counts half.
  return clip((squares / 2 + weekly * prior) / (rates / 2 + prior), 0.3, 4);
}

function addUp(values: Float64Array, sums: Float64Array, length: number): void {
  for (let k = 0; k < length; k++) sums[k + 1] = at(sums, k) + at(values, k);
}
