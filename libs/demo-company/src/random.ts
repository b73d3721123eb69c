import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** A seeded stream of random draws; drawing advances the stream. */
export interface Random {
  /** A number in [low, high). */
  uniform(low: number, high: number): number;
  /** A whole number in [low, high]. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Log-normal with the given median; sigma is the spread of the logarithm. */
  lognormal(median: number, sigma: number): number;
  /** Gamma with mean = shape and scale 1. */
  gamma(shape: number): number;
  pick<T>(items: readonly T[]): T;
  /** One item, drawn in proportion to its weight (≥ 0). */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
  shuffle<T>(items: readonly T[]): readonly T[];
  /** A stream of its own, so that a change in one account's draws leaves the other accounts alone. */
  fork(): Random;
}

/** Starts a random stream from a whole-number seed: the same seed gives the same draws. */
export function createRandom(seed: number): Random {
  const source = xoroshiro128plus(seed);
  // Neighbouring seeds start from nearly equal states; the first draws would look alike.
  skipN(source, 64);

  const unit = () => uniformFloat64(source);
  const integer = (low: number, high: number) => uniformInt(source, low, high);
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());

  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - unit(), 1 / shape);
    // Marsaglia and Tsang 2000
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };

  const weighted = <T>(items: readonly T[], weight: (item: T) => number): T => {
    let left = unit() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    throw new RangeError('Cannot draw from items without weight');
  };

  return {
    uniform: (low, high) => low + (high - low) * unit(),
    integer,
    chance: (probability) => unit() < probability,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    gamma,
    pick: (items) => weighted(items, () => 1),
    weighted,
    shuffle: (items) =>
      items
        .map((item) => ({ item, key: unit() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item),
    fork: () => createRandom(integer(0, 0x7fffffff)),
  };
}
