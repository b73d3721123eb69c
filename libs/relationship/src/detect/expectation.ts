import { gammaQuantile } from './gamma.js';
import type { Judgement } from './judge.js';

/** A volume that is expected, in units (not milli-units); all 0 for an account without volume in its trailing year. */
export interface Expectation {
  readonly expected: number;
  /** The 10 % and 90 % points of a gamma distribution around `expected`. */
  readonly low: number;
  readonly high: number;
}

type Rate = Pick<Judgement, 'ratePerIndex' | 'variation'>;

/**
 * The volume expected in one week with the given index: v̄ · index, with the 10-90 % interval at the squared variation D
 * of the account's weekly volume. Source: the detection reference, section 3.
 */
export function expectation({ ratePerIndex, variation }: Rate, index: number): Expectation {
  return gammaAround(ratePerIndex * index, variation);
}

/**
 * The volume expected over several weeks whose index sums to `indexSum`. Weeks vary independently, so the squared
 * variation of their sum is D / indexSum (as in the evidences zv8 to zv26).
 */
export function expectationOver({ ratePerIndex, variation }: Rate, indexSum: number): Expectation {
  return gammaAround(ratePerIndex * indexSum, variation / indexSum);
}

function gammaAround(expected: number, variation: number): Expectation {
  if (expected <= 0) return { expected: 0, low: 0, high: 0 };
  const shape = 1 / variation;
  const scale = expected * variation;
  return { expected, low: scale * gammaQuantile(shape, 0.1), high: scale * gammaQuantile(shape, 0.9) };
}
