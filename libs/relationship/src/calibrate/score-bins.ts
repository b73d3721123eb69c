import { z } from 'zod';

/** Bins of a quarter of a logit, from −4 to 4; scores beyond count in the outermost. */
const BINS = 33;
const PER_LOGIT = 4;
const LOWEST = -4;

const counts = z.array(z.int().min(0)).length(BINS).readonly();

/** What became of judged account-weeks, counted by their risk score: whole numbers, so sums are the same in any order. */
export const scoreBinsSchema = z
  .strictObject({
    /** Matured outcomes by bin of the score. */
    judged: counts,
    /** Those of them that paused or loosened. */
    lost: counts,
  })
  .readonly();

export type ScoreBins = z.infer<typeof scoreBinsSchema>;

const ZEROS: readonly number[] = Array<number>(BINS).fill(0);

export const NO_OUTCOMES: ScoreBins = { judged: ZEROS, lost: ZEROS };

/** The bins with one more outcome. */
export function addOutcome({ judged, lost }: ScoreBins, score: number, isLost: boolean): ScoreBins {
  const bin = Math.min(BINS - 1, Math.max(0, Math.round((score - LOWEST) * PER_LOGIT)));
  const counted = (list: readonly number[]): readonly number[] => list.with(bin, (list[bin] ?? 0) + 1);
  return { judged: counted(judged), lost: isLost ? counted(lost) : lost };
}

/** Both together. */
export function addBins(one: ScoreBins, other: ScoreBins): ScoreBins {
  const sum = (a: readonly number[], b: readonly number[]) => a.map((count, bin) => count + (b[bin] ?? 0));
  return { judged: sum(one.judged, other.judged), lost: sum(one.lost, other.lost) };
}

/** How many outcomes there are, and how many of them are losses. */
export function totals({ judged, lost }: ScoreBins): { readonly judged: number; readonly lost: number } {
  return { judged: judged.reduce(plus, 0), lost: lost.reduce(plus, 0) };
}

/** The bins that have outcomes, with the score in their middle. */
export function* filledBins({
  judged,
  lost,
}: ScoreBins): Generator<{ score: number; judged: number; lost: number }> {
  for (const [bin, count] of judged.entries()) {
    if (count > 0) yield { score: LOWEST + bin / PER_LOGIT, judged: count, lost: lost[bin] ?? 0 };
  }
}

function plus(total: number, count: number): number {
  return total + count;
}
