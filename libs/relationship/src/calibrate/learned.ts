import type { Settings } from '../settings/settings.js';
import { weekStart } from '../week.js';
import type { ModelCalibrated } from './calibration-events.js';
import { chooseCalibration, FEWEST_FITTED } from './choose-calibration.js';
import { addBins, NO_OUTCOMES, type ScoreBins, totals } from './score-bins.js';

/** What a portfolio has learned about its probabilities: of a fixed size, whatever its history. */
export interface Learned {
  /** What came of the last comparison; undefined: probabilities are as fitted. */
  readonly lesson?: ModelCalibrated;
  /** Outcomes up to the last lesson. */
  readonly past: ScoreBins;
  /** Outcomes that have matured since. */
  readonly recent: ScoreBins;
}

export const NOTHING_LEARNED: Learned = { past: NO_OUTCOMES, recent: NO_OUTCOMES };

/** Adds matured outcomes: to those that can be fitted to while these are few, then to those that test. */
export function withOutcomes(learned: Learned, outcomes: ScoreBins): Learned {
  const { past, recent } = learned;
  return totals(past).lost < FEWEST_FITTED
    ? { ...learned, past: addBins(past, outcomes) }
    : { ...learned, recent: addBins(recent, outcomes) };
}

/** After a lesson what was tested on can be fitted to. */
export function withLesson({ past, recent }: Learned, lesson: ModelCalibrated): Learned {
  return { lesson, past: addBins(past, recent), recent: NO_OUTCOMES };
}

const LESSON_WEEKS = 12;
/** Outcomes mature in the weeks 3, 7, 11, … (`MATURITY_WEEKS` after every fourth). */
const LESSON_PHASE = 3;

/** The lesson at the end of a week; undefined in most weeks, and while there are too few outcomes to tell. */
export function lessonOf(
  learned: Learned,
  { calibration: mode = 'off' }: Settings,
  week: number,
): ModelCalibrated | undefined {
  if (mode === 'off' || week % LESSON_WEEKS !== LESSON_PHASE) return undefined;
  const choice = chooseCalibration(learned, learned.lesson?.calibration);
  if (choice === undefined) return undefined;
  return {
    week: weekStart(week),
    calibration: choice.chosen,
    fitted: totals(learned.past),
    tested: totals(learned.recent),
    losses: choice.losses,
  };
}
