/**
 * The gamma distribution, as far as the detector needs it. Tried for shapes between 0.03 and 1000.
 * Sources: Lanczos 1964 (g = 7, 9 terms) for ln Γ; Press et al., Numerical Recipes 3rd ed., 6.2 for the incomplete
 * gamma function and 6.2.1 for its inverse.
 */

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
const HALF_LN_2PI = 0.9189385332046727;
const PRECISION = 1e-10;
const MAX_ROUNDS = 1000;
/** Smallest probability that is told apart from 0: its logarithm stays finite. */
const FLOOR = 1e-15;
/** Stands for 0 in the continued fraction (Lentz). */
const TINY = 1e-300;

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - Math.log(x);
  const z = x - 1;
  let series = 0.9999999999998099;
  for (let k = 0; k < LANCZOS.length; k++) series += (LANCZOS[k] ?? 0) / (z + k + 1);
  const t = z + 7.5;
  return HALF_LN_2PI + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/** Q(a, x): the regularised upper incomplete gamma function for a > 0, at least 1e-15. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const factor = Math.exp(-x + a * Math.log(x) - lnGamma(a));
  return Math.max(FLOOR, x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * upperFraction(a, x));
}

/** The series for P(a, x), which converges quickly below the mean. */
function lowerSeries(a: number, x: number): number {
  let n = a;
  let term = 1 / a;
  let total = term;
  for (let round = 0; round < MAX_ROUNDS && Math.abs(term) >= Math.abs(total) * PRECISION; round++) {
    n += 1;
    term *= x / n;
    total += term;
  }
  return total;
}

/** The continued fraction for Q(a, x), which converges quickly above the mean. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let result = d;
  let step = 0;
  for (let round = 1; round < MAX_ROUNDS && Math.abs(step - 1) > PRECISION; round++) {
    const numerator = -round * (round - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    step = d * c;
    result *= step;
  }
  return result;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The x below which a gamma variable of the given shape and scale 1 lies with the given probability (0 < p < 1). */
export function gammaQuantile(shape: number, probability: number): number {
  let x = firstGuess(shape, probability);
  const norm = lnGamma(shape);
  for (let round = 0; round < 40; round++) {
    if (x <= 0) return 0;
    const error = 1 - upperGamma(shape, x) - probability;
    const density = Math.exp(-x + (shape - 1) * Math.log(x) - norm);
    const newton = error / density;
    // Halley's correction; a step that would leave the positive numbers halves x instead.
    const step = newton / (1 - 0.5 * Math.min(1, newton * ((shape - 1) / x - 1)));
    const next = x - step > 0 ? x - step : x / 2;
    if (Math.abs(next - x) <= PRECISION * x) return next;
    x = next;
  }
  return x;
}

function firstGuess(shape: number, probability: number): number {
  if (shape > 1) {
    const tail = probability < 0.5 ? probability : 1 - probability;
    const t = Math.sqrt(-2 * Math.log(tail));
    const normal = (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481)) - t;
    const z = probability < 0.5 ? normal : -normal;
    // Wilson and Hilferty: the cube root of a gamma variable is nearly normal.
    return Math.max(1e-3, shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3);
  }
  const split = 1 - shape * (0.253 + shape * 0.12);
  if (probability < split) return (probability / split) ** (1 / shape);
  return 1 - Math.log(1 - (probability - split) / (1 - split));
}
