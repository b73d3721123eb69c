/** The middle one of ascending values, or the mean of the two; NaN without any. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const { length } = sorted;
  const upper = sorted[Math.floor(length / 2)] ?? Number.NaN;
  return length % 2 === 1 ? upper : ((sorted[length / 2 - 1] ?? Number.NaN) + upper) / 2;
}

/** The median of values in any order; NaN without any. */
export function median(values: Iterable<number>): number {
  return medianOfSorted(Float64Array.from(values).toSorted());
}

/** The value below which a share of ascending values lies, linear between neighbours (Hyndman and Fan 1996, type 7). */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (place - below);
}
