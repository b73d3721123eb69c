/**
 * Shares in whole percents that add up to what the shares add up to (100 for those of a fall): each is rounded down, and
 * the percents that are left go to the largest remainders (Hamilton), the earlier one where they are equal.
 */
export function wholePercents(shares: readonly number[]): readonly number[] {
  const floors = shares.map((share) => Math.floor(share * 100 + ROUNDING));
  const total = Math.round(shares.reduce((sum, share) => sum + share, 0) * 100);
  const left = total - floors.reduce((sum, floor) => sum + floor, 0);
  const rest = shares
    .map((share, at) => ({ at, remainder: share * 100 - (floors[at] ?? 0) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.at - other.at)
    .slice(0, Math.max(0, left));
  const raised = new Set(rest.map(({ at }) => at));
  return floors.map((floor, at) => floor + (raised.has(at) ? 1 : 0));
}

/** Shares come rounded to 6 decimals: 0.29 × 100 is not quite 29. */
const ROUNDING = 1e-6;
