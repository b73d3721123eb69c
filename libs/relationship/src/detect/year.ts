import { at, clip, type Ring, sum, YEAR_WEEKS } from './ring.js';

/** What an account shipped in its trailing year (or life, when that is shorter). */
export interface Year {
  /** Capped volume per week, in units. */
  readonly meanVolume: number;
  /** Orders per week. */
  readonly ordersPerWeek: number;
  /** v̄: capped volume per unit of index, in units. */
  readonly ratePerIndex: number;
  /** λ: orders per unit of index. */
  readonly ordersPerIndex: number;
  /** D: squared variation of weekly capped volume, within 0.05…30. */
  readonly variation: number;
  /** φ: dispersion of weekly orders against 1 for Poisson, within 0.3…4. */
  readonly dispersion: number;
}

/** The trailing year of a ring, over its observed weeks. `capped`: capped volume per position. */
export function yearOf({ orders, index, age, length }: Ring, capped: Float64Array): Year {
  const from = Math.max(0, length - YEAR_WEEKS);
  const weeks = Math.max(1, at(age, length) - at(age, from));
  const units = Math.max(1e-9, at(index, length) - at(index, from));
  const volume = sum(capped, from, length);
  const count = sum(orders, from, length);
  let volumeSquares = 0;
  let orderSquares = 0;
  for (let k = from; k < length; k++) {
    volumeSquares += at(capped, k) * at(capped, k);
    orderSquares += at(orders, k) * at(orders, k);
  }
  const meanVolume = volume / weeks;
  const mean = count / weeks;
  const squared = meanVolume * meanVolume;
  return {
    meanVolume,
    ordersPerWeek: mean,
    ratePerIndex: volume / units,
    ordersPerIndex: count / units,
    variation: clip((volumeSquares / weeks - squared) / Math.max(squared, 1e-12), 0.05, 30),
    dispersion: clip((orderSquares / weeks - mean * mean + 0.5 * mean) / Math.max(1.5 * mean, 1e-9), 0.3, 4),
  };
}
