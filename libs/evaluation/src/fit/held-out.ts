import { type Head, score } from '#relationship';
import { type BreakDelays, breakDelays } from '../breaks/break-delays.js';
import { LASTING_KINDS } from '../breaks/true-break.js';
import { rowsOf } from '../matrix.js';
import { originsOf } from '../origins.js';
import type { Panel } from '../panel.js';
import { rankingOf } from '../ranking.js';
import { aucOf, averagePrecisionOf } from '../ranking-measures.js';
import type { SimulatedPortfolio } from '../simulate/simulate-portfolio.js';
import { truthOf } from '../truth.js';
import { evidenceWeeks } from './evidence-weeks.js';
import { fitHead } from './fit-head.js';
import type { HeadDesign } from './head-design.js';
import {
  collect,
  realOutcomes,
  simulatedChanges,
  simulatedOutcomes,
  type TrainingSet,
  type TrainingWeek,
} from './training-weeks.js';

/** How well a risk head ranks accounts that it has not seen. */
export interface HeldOutRanking {
  readonly auc: number;
  readonly averagePrecision: number;
}

const FOLDS = 5;
/** Simulated portfolios left out at a time. */
const LEFT_OUT = 2;

/** @returns measures a design by cross-validation over the accounts of a real portfolio, at the weeks of the protocol */
export function heldOutRanking(
  real: Panel,
  simulated: readonly SimulatedPortfolio[],
): (design: HeadDesign) => HeldOutRanking {
  const truth = truthOf(real);
  const training = realOutcomes(real, truth);
  const origins = new Set(originsOf(truth, real.weeks)?.weeks);
  const judged = collect(real, (week) => origins.has(week), truth.known, truth.lost);
  const besides = simulated.map(simulatedOutcomes);
  return (design) => {
    const cases = Array.from({ length: FOLDS }, (_, fold) => {
      const seen = training.cases.filter(({ account }) => account % FOLDS !== fold);
      const head = fitHead(design, [{ ...training, cases: seen }, ...besides]);
      return judged.filter(({ account }) => account % FOLDS === fold).map(scored(head));
    }).flat();
    const ranking = rankingOf(cases);
    return { auc: aucOf(ranking), averagePrecision: averagePrecisionOf(ranking) };
  };
}

function scored(head: Head): (one: TrainingWeek) => { readonly score: number; readonly lost: boolean } {
  return ({ evidence, lost }) => ({ score: score(head, evidence), lost });
}

/**
 * @param allowed false raises per account-year
 * @returns measures a design by the mean over simulated portfolios, two left out of the fit at a time
 */
export function heldOutDelays(
  simulated: readonly SimulatedPortfolio[],
  allowed: number,
): (design: HeadDesign) => BreakDelays['delays'] {
  const sets = simulated.map(simulatedChanges);
  const known = simulated.map(({ panel, breaks }) => ({
    panel,
    breaks,
    truth: truthOf(panel),
    all: [...evidenceWeeks(panel, () => true)],
  }));
  return (design) => {
    const measured = known.map(({ panel, breaks, truth, all }, nth) => {
      const head = headWithout(design, sets, Math.floor(nth / LEFT_OUT));
      const scores = rowsOf(panel.accountIds.length, panel.weeks, Number.NaN);
      for (const { account, week, evidence } of all)
        scores[account]?.fill(score(head, evidence), week, week + 1);
      return breakDelays(panel, truth, breaks, scores, allowed).delays;
    });
    const mean = (kind: (typeof LASTING_KINDS)[number]): number =>
      measured.reduce((sum, delays) => sum + delays[kind], 0) / measured.length;
    const [stop, step, gradual] = LASTING_KINDS;
    return { stop: mean(stop), step: mean(step), gradual: mean(gradual) };
  };
}

function headWithout(design: HeadDesign, sets: readonly TrainingSet[], group: number): Head {
  return fitHead(
    design,
    sets.filter((_, nth) => Math.floor(nth / LEFT_OUT) !== group),
  );
}
