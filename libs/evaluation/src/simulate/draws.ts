/** What the simulator draws from: a seeded stream of random numbers, given by the caller. */
export interface Draws {
  /** A number in [low, high). */
  uniform(low: number, high: number): number;
  /** A whole number in [low, high]. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Log-normal with the given median; sigma is the spread of the logarithm. */
  lognormal(median: number, sigma: number): number;
  /** Gamma with mean = shape and scale 1. */
  gamma(shape: number): number;
  /** One item, drawn in proportion to its weight. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
}
