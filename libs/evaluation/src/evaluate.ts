import { type AlertMeasures, alertMeasures } from './alert-measures.js';
import { type Calibration, calibrationOf } from './calibration.js';
import { type CurvePoint, curveOf } from './curves.js';
import { entry, type Flags, isSet, type Matrix } from './matrix.js';
import type { Origins } from './origins.js';
import type { Panel } from './panel.js';
import { type Case, casesOf, rankingOf, UNSCORED } from './ranking.js';
import { aucOf, averagePrecisionOf, expectedHits, placesOf } from './ranking-measures.js';
import type { Truth } from './truth.js';

/** Something that scores accounts at the end of every week. */
export interface Detector {
  readonly title: string;
  readonly scores: Matrix;
  /** Whether an alert was open at the end of the week. */
  readonly open: Flags;
}

/** How a detector did on the same account-weeks as all others. */
export interface DetectorResult {
  readonly title: string;
  readonly auc: number;
  readonly averagePrecision: number;
  /** Share of lost cases among the top 5 % of each judged week, expected over ties. */
  readonly topPrecision: number;
  readonly curve: readonly CurvePoint[];
  readonly alerts: AlertMeasures;
}

/** What detectors were judged on. */
export interface Evaluated {
  readonly accounts: number;
  /** Account-weeks: eligible, in a judged week, with known outcome. */
  readonly cases: number;
  /** Share of them after which the account paused or loosened. */
  readonly lostShare: number;
  /** Share of them that the first detector gave a score. */
  readonly scored: number;
  /** Columns of the first and the last judged week. */
  readonly firstWeek: number;
  readonly lastWeek: number;
  readonly judgedWeeks: number;
}

/** The share of the book that a manager can call in a week. */
const TOP_SHARE = 0.05;

/** Measures of one detector; source: `rank_metrics` in the detection reference, core.py, and score.py. */
export function detectorResult(
  panel: Panel,
  truth: Truth,
  origins: Origins,
  { title, scores, open }: Detector,
): DetectorResult {
  const byWeek = origins.weeks.map((week) => casesOf(truth, scores, week));
  const ranking = rankingOf(byWeek.flat());
  const places = byWeek.map((cases) => placesOf(cases.length, TOP_SHARE));
  const hits = byWeek.map((cases, nth) => expectedHits(rankingOf(cases), places[nth] ?? 0));
  return {
    title,
    auc: aucOf(ranking),
    averagePrecision: averagePrecisionOf(ranking),
    topPrecision: sum(hits) / sum(places),
    curve: curveOf(ranking),
    alerts: alertMeasures(panel, truth, open, origins),
  };
}

/** Whether probabilities come true; account-weeks without one are left out. */
export function calibrationOn(truth: Truth, { weeks }: Origins, probability: Matrix): Calibration {
  const cases: Case[] = [];
  for (const week of weeks) {
    for (const [account] of truth.known.entries()) {
      const score = entry(probability, account, week);
      if (isSet(truth.known, account, week) && Number.isFinite(score))
        cases.push({ score, lost: isSet(truth.lost, account, week) });
    }
  }
  return calibrationOf(cases);
}

/** @param risk scores of the detector whose coverage is told */
export function evaluatedOn(panel: Panel, truth: Truth, { weeks }: Origins, risk: Matrix): Evaluated {
  const cases = weeks.flatMap((week) => casesOf(truth, risk, week));
  return {
    accounts: panel.accountIds.length,
    cases: cases.length,
    lostShare: cases.filter(({ lost }) => lost).length / cases.length,
    scored: cases.filter(({ score }) => score !== UNSCORED).length / cases.length,
    firstWeek: weeks[0] ?? 0,
    lastWeek: weeks.at(-1) ?? 0,
    judgedWeeks: weeks.length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
