import { at, type Ring, YEAR_WEEKS } from './ring.js';

/** A running sum of evidence for "the rate halved" over the last year (Page 1954). */
export interface Cusum {
  /** Its level at the end of the ring, within 0…30. */
  readonly level: number;
  /** Position of the week from which on it has been above 0; the position after the ring when it is 0. */
  readonly since: number;
}

/** How much one week speaks for "halved": the log-likelihood ratio of an amount against the expected one. */
type Gain = (amount: number, expected: number) => number;

const MIN_AGE = 8;
const MAX_LEVEL = 30;
const LN_2 = Math.log(2);

/** For weekly order counts (Poisson), softened by their dispersion φ: this is the evidence `glr`. */
export function orderCusum(ring: Ring, dispersion: number): Cusum {
  return cusum(ring, ring.orders, dispersion, (amount, expected) => 0.5 * expected - LN_2 * amount);
}

/** For weekly volume (gamma with squared variation D): tells when orders became smaller rather than fewer. */
export function volumeCusum(ring: Ring, capped: Float64Array, variation: number): Cusum {
  return cusum(ring, capped, variation, (amount, expected) => (expected > 0 ? LN_2 - amount / expected : 0));
}

/** Every week is measured against the rate per unit of index of the year that ends with it, from the ring alone. */
function cusum({ index, age, length }: Ring, amounts: Float64Array, spread: number, gain: Gain): Cusum {
  const start = Math.max(0, length - YEAR_WEEKS);
  let level = 0;
  let since = start;
  let total = 0;
  for (let k = Math.max(0, start - YEAR_WEEKS + 1); k < start; k++) total += at(amounts, k);
  for (let k = start; k < length; k++) {
    total += at(amounts, k);
    if (k > start && k >= YEAR_WEEKS) total -= at(amounts, k - YEAR_WEEKS);
    const yearStart = Math.max(0, k - YEAR_WEEKS + 1);
    const rate = Math.max(0, total) / Math.max(at(index, k + 1) - at(index, yearStart), 1e-9);
    const expected = rate * (at(index, k + 1) - at(index, k));
    if (at(age, k + 1) >= MIN_AGE) level += gain(at(amounts, k), expected) / spread;
    level = Math.min(MAX_LEVEL, level);
    if (level <= 0) {
      level = 0;
      since = k + 1;
    }
  }
  return { level, since };
}
