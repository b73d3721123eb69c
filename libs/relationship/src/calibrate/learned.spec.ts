import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { calibrated, UNCALIBRATED } from './calibration.js';
import { type Learned, lessonOf, NOTHING_LEARNED, withLesson, withOutcomes } from './learned.js';
import { addOutcome, NO_OUTCOMES, type ScoreBins, totals } from './score-bins.js';

/** A week of the year's four in which a lesson is due. */
const DUE = 2763;
const ON = { ...DEFAULT_SETTINGS, calibration: 'on' } as const;

/** Outcomes at scores of −2 and 0, `each` of both, of which what the calibration says is lost. */
function outcomes(calibration: { slope: number; intercept: number }, each: number): ScoreBins {
  let bins = NO_OUTCOMES;
  for (const score of [-2, 0]) {
    const lost = Math.round(each * calibrated(calibration, score));
    for (let nth = 0; nth < each; nth += 1) bins = addOutcome(bins, score, nth < lost);
  }
  return bins;
}

const SAFER = { slope: 1.5, intercept: -1 };
const after = (...told: readonly ScoreBins[]): Learned => told.reduce(withOutcomes, NOTHING_LEARNED);

describe('what outcomes teach', () => {
  test('is fitted to the earlier ones and put in force when it does better on the later ones', () => {
    const learned = after(outcomes(SAFER, 200), outcomes(SAFER, 100));
    const lesson = lessonOf(learned, ON, DUE);
    expect(lesson?.calibration.intercept).toBeLessThan(-0.4);
    expect(lesson).toMatchObject({ fitted: totals(learned.past), tested: totals(learned.recent) });
    expect(lesson?.losses.candidate).toBeLessThan(lesson?.losses.uncalibrated ?? 0);
  });

  test('is not put in force when the later ones speak against it', () => {
    const lesson = lessonOf(after(outcomes(SAFER, 200), outcomes(UNCALIBRATED, 100)), ON, DUE);
    expect(lesson?.calibration).toEqual(UNCALIBRATED);
  });

  test('is taken back when it no longer does better', () => {
    const learned = after(outcomes(SAFER, 200), outcomes(SAFER, 100));
    const lesson = lessonOf(learned, ON, DUE);
    if (lesson === undefined) throw new Error('nothing was learned');
    const later = withOutcomes(withLesson(learned, lesson), outcomes({ slope: 1, intercept: 0.3 }, 300));
    expect(lessonOf(later, ON, DUE + 12)?.calibration).toEqual(UNCALIBRATED);
  });

  test('counts each outcome once: tested on first, fitted to after the lesson', () => {
    const learned = after(outcomes(SAFER, 200), outcomes(SAFER, 100));
    const lesson = lessonOf(learned, ON, DUE);
    if (lesson === undefined) throw new Error('nothing was learned');
    const next = withLesson(learned, lesson);
    expect(totals(next.past).judged).toBe(600);
    expect(totals(next.recent).judged).toBe(0);
  });

  test.each([
    ['in other weeks', DUE + 4, ON, after(outcomes(SAFER, 200), outcomes(SAFER, 100))],
    [
      'where it is off',
      DUE,
      { ...ON, calibration: 'off' as const },
      after(outcomes(SAFER, 200), outcomes(SAFER, 100)),
    ],
    ['without enough to compare on', DUE, ON, after(outcomes(SAFER, 200), outcomes(SAFER, 10))],
    ['without enough to fit to', DUE, ON, after(outcomes(SAFER, 10))],
  ])('is nothing %s', (_, week, settings, learned) => {
    expect(lessonOf(learned, settings, week)).toBeUndefined();
  });
});
