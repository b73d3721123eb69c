import { upperGamma } from './gamma.js';
import { clip } from './ring.js';

/** How the coming weeks look by an account's own ups and downs. */
export interface Rhythmic {
  /** κ: shape of the gaps; 1/κ their squared variation. */
  readonly shape: number;
  /** μ: mean gap, in weeks of which the market is half. */
  readonly meanGap: number;
  /** Index since the last order week. */
  readonly silent: number;
  /** Q(κ, κ(s + ½)/μ): the chance of a gap that is at least as long as the silence so far. */
  readonly soFar: number;
  /** Median gap between order weeks, in weeks. */
  readonly medianGap: number;
}

const SHORTEST_PAUSE = 8;
const GAPS_TO_PAUSE = 3;
const LOWEST_CHANCE = 1e-6;
/** Below this a chance divides no other one: the gamma function is not exact there. */
const NEVER = 1e-12;

/**
 * ln of the chance that nothing comes over the coming max(8, 3 median gaps) weeks while all is as usual, after the silence
 * so far: Q(κ, κ(s + ½ + H)/μ) / Q(κ, κ(s + ½)/μ). Irregular and rare buyers pause by chance; the others do not.
 */
export function lullOf({ shape, meanGap, silent, soFar, medianGap }: Rhythmic): number {
  const horizon = Math.max(SHORTEST_PAUSE, GAPS_TO_PAUSE * medianGap);
  const longer = upperGamma(shape, (shape * (silent + 0.5 + horizon)) / meanGap);
  return Math.log(Math.max(LOWEST_CHANCE, longer / Math.max(NEVER, soFar)));
}

const SURE = 1e-4;

/**
 * Log-odds that less than half of the usual orders come over the coming H = clip(6 median gaps, 13, 26) weeks at the
 * recent pace: a gamma count with mean n̄ H · pace, and n̄ H / clip(1/κ, 0.3, 3) as its shape.
 *
 * @param ordersPerWeek n̄, of the trailing year
 * @param pace the recent volume against the trailing year's rate, shrunk to no change
 */
export function halvingOf({ shape, medianGap }: Rhythmic, ordersPerWeek: number, pace: number): number {
  const weeks = clip(6 * medianGap, 13, 26);
  const counts = (ordersPerWeek * weeks) / clip(1 / shape, 0.3, 3);
  const chance = clip(1 - upperGamma(counts, (0.5 * counts) / pace), SURE, 1 - SURE);
  return Math.log(chance / (1 - chance));
}
