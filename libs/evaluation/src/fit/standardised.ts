import type { Sample } from './sample.js';

/** Samples whose terms have mean 0 and deviation 1, with a 1 before each row for the intercept. */
export interface Standardised {
  readonly width: number;
  readonly rows: Float64Array;
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** Terms that hardly vary. */
  readonly still: readonly boolean[];
}

const LEAST_DEVIATION = 0.05;

export function standardised(samples: readonly Sample[], terms: number): Standardised {
  const count = samples.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  const total = samples.reduce((sum, { outcomes, weight }) => sum + weight * outcomes.length, 0);
  const means = moments(samples, terms, () => 0, 1).map((sum) => sum / total);
  const deviations = moments(samples, terms, (k) => means[k] ?? 0, 2).map(
    (sum) => Math.sqrt(sum / total) + 1e-6,
  );
  const width = terms + 1;
  const rows = new Float64Array(count * width);
  const outcomes = new Uint8Array(count);
  const weights = new Float64Array(count);
  let row = 0;
  for (const sample of samples) {
    for (let k = 0; k < sample.outcomes.length; k++, row++) {
      rows[row * width] = 1;
      for (let term = 0; term < terms; term++) {
        const value = sample.terms[k * terms + term] ?? 0;
        rows[row * width + term + 1] = (value - (means[term] ?? 0)) / (deviations[term] ?? 1);
      }
      outcomes[row] = sample.outcomes[k] ?? 0;
      weights[row] = sample.weight;
    }
  }
  const still = deviations.map((deviation) => deviation < LEAST_DEVIATION);
  return { width, rows, outcomes, weights, means, deviations, still };
}

/** Σ w (term − centre)^power of every term. */
function moments(
  samples: readonly Sample[],
  terms: number,
  centre: (term: number) => number,
  power: 1 | 2,
): readonly number[] {
  const sums = new Float64Array(terms);
  const centres = Array.from({ length: terms }, (_, term) => centre(term));
  for (const { terms: values, weight } of samples) {
    for (let k = 0; k < values.length; k++) {
      const term = k % terms;
      const away = (values[k] ?? 0) - (centres[term] ?? 0);
      sums[term] = (sums[term] ?? 0) + weight * (power === 1 ? away : away * away);
    }
  }
  return [...sums];
}

/** The loss at a point, its slope and its curvature (row by row, `width` numbers each). */
export interface Logloss {
  readonly loss: number;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

export function loglossOf(data: Standardised, ridges: readonly number[], point: Float64Array): Logloss {
  const { width, rows, outcomes, weights } = data;
  const gradient = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  let loss = 0;
  for (let row = 0; row < outcomes.length; row++) {
    const start = row * width;
    let score = 0;
    for (let k = 0; k < width; k++) score += (rows[start + k] ?? 0) * (point[k] ?? 0);
    const chance = 1 / (1 + Math.exp(-score));
    const weight = weights[row] ?? 0;
    const lost = outcomes[row] ?? 0;
    loss += weight * (Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score))) - lost * score);
    const pull = weight * (chance - lost);
    const bend = weight * chance * (1 - chance);
    for (let k = 0; k < width; k++) {
      const value = rows[start + k] ?? 0;
      gradient[k] = (gradient[k] ?? 0) + pull * value;
      const bent = bend * value;
      for (let other = 0; other <= k; other++) {
        const cell = k * width + other;
        curvature[cell] = (curvature[cell] ?? 0) + bent * (rows[start + other] ?? 0);
      }
    }
  }
  for (let k = 0; k < width; k++) {
    const held = ridges[k] ?? 0;
    const value = point[k] ?? 0;
    loss += 0.5 * held * value * value;
    gradient[k] = (gradient[k] ?? 0) + held * value;
    curvature[k * width + k] = (curvature[k * width + k] ?? 0) + held;
    for (let other = 0; other < k; other++) curvature[other * width + k] = curvature[k * width + other] ?? 0;
  }
  return { loss, gradient, curvature };
}
