import { z } from 'zod';
import { probabilityOf } from '../detect/index.js';
import { filledBins, type ScoreBins } from './score-bins.js';

/** Turns a risk score into a probability: 1 / (1 + e^−(intercept + slope · score)). The order of scores stays. */
export const calibrationSchema = z
  .strictObject({ slope: z.number().min(0.3).max(3), intercept: z.number().min(-2).max(2) })
  .readonly();

export type Calibration = z.infer<typeof calibrationSchema>;

/** As the coefficients were fitted. */
export const UNCALIBRATED: Calibration = { slope: 1, intercept: 0 };

/** The chance of loosening or pausing that a risk score stands for. */
export function calibrated({ slope, intercept }: Calibration, score: number): number {
  return probabilityOf(intercept + slope * score);
}

/** Outcomes four weeks apart look at 26 weeks each: they tell about a third of what independent ones would. */
const WEIGHT = 0.3;
const SLOPE_SD = 0.5;
const INTERCEPT_SD = 1;
const ROUNDS = 20;

/**
 * The slope and intercept under which the outcomes are likeliest, held near 1 and 0 by normal priors with a standard deviation of
 * 0.5 and 1 (Platt 1999, as a maximum a posteriori by Newton's method), and within the bounds of a calibration.
 */
export function fitCalibration(outcomes: ScoreBins): Calibration {
  const bins = [...filledBins(outcomes)];
  let { slope, intercept } = UNCALIBRATED;
  for (let round = 0; round < ROUNDS; round += 1) {
    let gradientSlope = (1 - slope) / SLOPE_SD ** 2;
    let gradientIntercept = -intercept / INTERCEPT_SD ** 2;
    let slopes = 1 / SLOPE_SD ** 2;
    let intercepts = 1 / INTERCEPT_SD ** 2;
    let both = 0;
    for (const { score, judged, lost } of bins) {
      const chance = probabilityOf(intercept + slope * score);
      const missed = WEIGHT * (lost - judged * chance);
      const information = WEIGHT * judged * chance * (1 - chance);
      gradientSlope += missed * score;
      gradientIntercept += missed;
      slopes += information * score * score;
      intercepts += information;
      both += information * score;
    }
    const determinant = slopes * intercepts - both * both;
    slope = within(0.3, slope + (intercepts * gradientSlope - both * gradientIntercept) / determinant, 3);
    intercept = within(-2, intercept + (slopes * gradientIntercept - both * gradientSlope) / determinant, 2);
  }
  return { slope: rounded(slope), intercept: rounded(intercept) };
}

/** Mean of −ln of the probability that was given to what happened; lower is better. To 6 decimals; 0 without outcomes. */
export function logLoss(calibration: Calibration, outcomes: ScoreBins): number {
  let loss = 0;
  let count = 0;
  for (const { score, judged, lost } of filledBins(outcomes)) {
    const chance = calibrated(calibration, score);
    loss -= lost * Math.log(chance) + (judged - lost) * Math.log(1 - chance);
    count += judged;
  }
  return rounded(loss / Math.max(1, count));
}

function within(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** What the event says is what counts. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
