import type { Tie } from './ranking.js';

/** A place in a ranked list: what has been found, and at what price, when it is read down to here. */
export interface CurvePoint {
  /** Share of the lost cases that were read. */
  readonly found: number;
  /** Share of the kept cases that were read. */
  readonly falsePositives: number;
  /** Share of lost cases among those read. */
  readonly precision: number;
}

/**
 * A ranking read from the top, for the ROC curve (`falsePositives`, `found`) and the precision-recall curve (`found`,
 * `precision`).
 *
 * @param most how many points at most: of several that lie close together in both directions the last one is kept
 */
export function curveOf(ranking: readonly Tie[], most = 400): readonly CurvePoint[] {
  const all = ranking.reduce((sum, tie) => ({ lost: sum.lost + tie.lost, kept: sum.kept + tie.kept }), {
    lost: 0,
    kept: 0,
  });
  const points: CurvePoint[] = [];
  const step = 2 / most;
  let lost = 0;
  let kept = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  for (const [nth, tie] of ranking.entries()) {
    lost += tie.lost;
    kept += tie.kept;
    const found = lost / all.lost;
    const falsePositives = kept / all.kept;
    if (found + falsePositives - drawn < step && nth < ranking.length - 1) continue;
    drawn = found + falsePositives;
    points.push({ found, falsePositives, precision: lost / (lost + kept) });
  }
  return points;
}
