import { at, clip, QUARTER_WEEKS, type Ring, RING_WEEKS } from './ring.js';
import { type Year, yearOf } from './year.js';

/** How an account orders: its gaps, the size of its orders and its trailing year, read from the ring. */
export interface Rhythm {
  /** Capped volume per position of the ring, in units; work space, valid until the next rhythm is read. */
  readonly capped: Float64Array;
  /** Position of the last order week in the ring. */
  readonly last: number;
  /** μ: mean gap between order weeks, weighted 0.9 per gap; half weeks, half index. */
  readonly meanGap: number;
  /** cv²: squared variation of the gaps, within 0.08…4. */
  readonly gapVariation: number;
  /** g: fast mean of the gaps, 0.6 of the old and 0.4 of the new. */
  readonly fastGap: number;
  /** Weekly volume above which more does not count, in units: 3 × the weighted geometric mean of the order weeks. */
  readonly cap: number;
  /** ln of the last order week's volume against that mean, itself included. */
  readonly lastSize: number;
  readonly year: Year;
  /** Whether the account takes part in the market index of the coming week. */
  readonly live: boolean;
}

const MIN_ORDER_WEEKS = 3;
const CAP_FACTOR = 3;
const LN_CAP_FACTOR = Math.log(CAP_FACTOR);
/** Stands for "no cap": no order week had any volume. Finite, so that it can be stored. */
const NO_CAP = 1e300;

const capped = new Float64Array(RING_WEEKS);

/** Reads the rhythm of a ring; undefined below 3 order weeks in it. Source: the detection reference, section 3. */
export function rhythmOf(ring: Ring): Rhythm | undefined {
  const { volume, orders, index, age, length } = ring;
  let logSum = 0;
  let logWeight = 0;
  let lastSize = 0;
  let count = 0;
  let last = -1;
  let gapSum = 0;
  let gapSquares = 0;
  let gapWeight = 0;
  let fastGap = 0;
  for (let k = 0; k < length; k++) {
    const amount = at(volume, k);
    let kept = amount;
    if (at(orders, k) > 0) {
      if (amount > 0) {
        const size = Math.log(amount);
        // A cap uses only the order weeks before it; compared as logarithms because exp is needed so rarely.
        if (count >= MIN_ORDER_WEEKS && logWeight > 0 && size > logSum / logWeight + LN_CAP_FACTOR) {
          kept = CAP_FACTOR * Math.exp(logSum / logWeight);
        }
        logSum = 0.92 * logSum + size;
        logWeight = 0.92 * logWeight + 1;
        lastSize = size - logSum / logWeight;
      }
      if (last >= 0) {
        const weeks = at(age, k + 1) - at(age, last + 1);
        const gap = 0.5 * weeks + 0.5 * Math.max(at(index, k + 1) - at(index, last + 1), 0.25);
        gapSum = 0.9 * gapSum + gap;
        gapSquares = 0.9 * gapSquares + gap * gap;
        gapWeight = 0.9 * gapWeight + 1;
        fastGap = count > 1 ? 0.6 * fastGap + 0.4 * gap : gap;
      }
      last = k;
      count += 1;
    }
    capped[k] = kept;
  }
  if (count < MIN_ORDER_WEEKS) return undefined;
  const meanGap = gapSum / gapWeight;
  const spread =
    Math.max(0, gapSquares / gapWeight - meanGap * meanGap) / (meanGap * meanGap) + 1 / gapWeight;
  const live =
    at(age, length) > QUARTER_WEEKS &&
    at(age, length) - at(age, last + 1) <= Math.max(QUARTER_WEEKS, 3 * meanGap);
  return {
    capped,
    last,
    meanGap,
    gapVariation: clip(spread, 0.08, 4),
    fastGap,
    cap: logWeight > 0 ? CAP_FACTOR * Math.exp(logSum / logWeight) : NO_CAP,
    lastSize,
    live,
    year: yearOf(ring, capped),
  };
}
