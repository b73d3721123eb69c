import { type Calibration, fitCalibration, logLoss, UNCALIBRATED } from './calibration.js';
import { type ScoreBins, totals } from './score-bins.js';

/** A choice of the calibration, with what it rests on. */
export interface CalibrationChoice {
  readonly chosen: Calibration;
  /** Log loss on the outcomes that none of the three was fitted to, to 6 decimals. */
  readonly losses: {
    readonly uncalibrated: number;
    readonly active: number;
    readonly candidate: number;
  };
}

/** Losses that a fit needs, and as many outcomes of the other kind. */
export const FEWEST_FITTED = 20;
/** Losses that a comparison needs. */
const FEWEST_TESTED = 10;
/** One has to be better than another by this much to take its place. */
const MARGIN = 0.002;

/**
 * Chooses between the coefficients as they were fitted, the calibration in force, and a candidate fitted to the outcomes up to
 * the last lesson, by their log loss on those that have matured since: what is put in force has proved itself on outcomes it
 * has not seen, and goes again when it no longer does. Undefined while there are too few outcomes to tell.
 */
export function chooseCalibration(
  { past, recent }: { readonly past: ScoreBins; readonly recent: ScoreBins },
  active: Calibration = UNCALIBRATED,
): CalibrationChoice | undefined {
  const fitted = totals(past);
  const enough = fitted.lost >= FEWEST_FITTED && fitted.judged - fitted.lost >= FEWEST_FITTED;
  if (!enough || totals(recent).lost < FEWEST_TESTED) return undefined;
  const candidate = fitCalibration(past);
  const losses = {
    uncalibrated: logLoss(UNCALIBRATED, recent),
    active: logLoss(active, recent),
    candidate: logLoss(candidate, recent),
  };
  const proven = losses.uncalibrated < losses.active - MARGIN ? UNCALIBRATED : active;
  const best = Math.min(losses.uncalibrated, losses.active);
  return { chosen: losses.candidate < best - MARGIN ? candidate : proven, losses };
}
