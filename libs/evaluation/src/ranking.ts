import { entry, type Flags, isSet, type Matrix } from './matrix.js';
import type { Truth } from './truth.js';

/** A judged account-week: what a detector said, and what became of it. */
export interface Case {
  /** Higher = more likely lost. */
  readonly score: number;
  readonly lost: boolean;
}

/** Cases that a detector cannot tell apart. */
export interface Tie {
  readonly score: number;
  readonly lost: number;
  readonly kept: number;
}

/** The score of an account-week about which a detector says nothing: below all others. */
export const UNSCORED = -1e9;

/** The cases of one week: the accounts that could be judged, with known outcome; the same for every detector. */
export function casesOf({ known, lost }: Truth, scores: Matrix, week: number): readonly Case[] {
  const cases: Case[] = [];
  for (let account = 0; account < known.length; account++) {
    if (isSet(known, account, week))
      cases.push({ score: scoreIn(scores, account, week), lost: isSet(lost, account, week) });
  }
  return cases;
}

/** The scores of all flagged account-weeks, from a column on. */
export function scoresWithin(flags: Flags, scores: Matrix, start = 0): readonly number[] {
  const found: number[] = [];
  for (const [account, row] of flags.entries()) {
    for (let week = start; week < row.length; week++)
      if (isSet(flags, account, week)) found.push(scoreIn(scores, account, week));
  }
  return found;
}

function scoreIn(scores: Matrix, account: number, week: number): number {
  const score = entry(scores, account, week);
  return Number.isFinite(score) ? score : UNSCORED;
}

/** Cases from the highest score down, equal scores together: what all measures of a ranking are computed from. */
export function rankingOf(cases: readonly Case[]): readonly Tie[] {
  const ties: { score: number; lost: number; kept: number }[] = [];
  for (const { score, lost } of cases.toSorted((one, other) => other.score - one.score)) {
    let tie = ties.at(-1);
    if (tie?.score !== score) {
      tie = { score, lost: 0, kept: 0 };
      ties.push(tie);
    }
    if (lost) tie.lost += 1;
    else tie.kept += 1;
  }
  return ties;
}
