import { boundedStep } from './bounded-step.js';
import type { Sample } from './sample.js';
import { loglossOf, standardised } from './standardised.js';

/** The only sign that a slope may have; 0 = either. */
export type Sign = 1 | -1 | 0;

export interface Fitted {
  readonly intercept: number;
  readonly slopes: readonly number[];
}

const MOST_ROUNDS = 60;
const PRECISION = 1e-9;
/** The intercept is held by a hundredth of the ridge. */
const INTERCEPT_RIDGE = 0.01;

/**
 * Logistic regression whose slopes keep their signs, with a ridge on the slopes of standardised terms: the minimum of
 * Σ w (ln(1 + e^η) − y η) + ½ ridge Σ b². Found by Newton's method, each step a quadratic problem within the bounds, halved
 * until the loss falls (Bertsekas 1982, projected Newton). The loss is strictly convex: there is one answer, whatever the
 * way to it. A term that hardly varies gets no slope. Source: `logistic` in the detection reference, fit.py.
 */
export function fitBounded(samples: readonly Sample[], signs: readonly Sign[], ridge: number): Fitted {
  const data = standardised(samples, signs.length);
  const bounds = [0, ...signs].map((sign, k) => {
    if (k > 0 && data.still[k - 1] === true) return { low: 0, high: 0 };
    return { low: sign > 0 ? 0 : -Infinity, high: sign < 0 ? 0 : Infinity };
  });
  const ridges = [INTERCEPT_RIDGE * ridge, ...signs.map(() => ridge)];
  let point = new Float64Array(signs.length + 1);
  let state = loglossOf(data, ridges, point);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const step = boundedStep(state.gradient, state.curvature, point, bounds);
    let share = 1;
    let next = moved(point, step, share);
    let nextState = loglossOf(data, ridges, next);
    while (nextState.loss > state.loss && share > 1e-6) {
      share /= 2;
      next = moved(point, step, share);
      nextState = loglossOf(data, ridges, next);
    }
    if (nextState.loss > state.loss) break;
    point = next;
    state = nextState;
    if (step.every((part) => Math.abs(part) < PRECISION)) break;
  }
  const slopes = signs.map((_, k) => (point[k + 1] ?? 0) / (data.deviations[k] ?? 1));
  const shift = slopes.reduce((sum, slope, k) => sum + slope * (data.means[k] ?? 0), 0);
  return { intercept: (point[0] ?? 0) - shift, slopes };
}

function moved(point: Float64Array, step: Float64Array, share: number): Float64Array<ArrayBuffer> {
  return new Float64Array(point.map((value, k) => value + share * (step[k] ?? 0)));
}
