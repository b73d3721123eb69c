export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const MOST_SWEEPS = 20_000;
const PRECISION = 1e-13;

/**
 * The step d from a point that minimises gᵀd + ½ dᵀHd while point + d stays within bounds, by coordinate descent: one
 * coordinate after the other goes to its best place. `curvature` holds H row by row, positive definite.
 */
export function boundedStep(
  gradient: Float64Array,
  curvature: Float64Array,
  point: Float64Array,
  bounds: readonly Bounds[],
): Float64Array {
  const width = gradient.length;
  const step = new Float64Array(width);
  const slope = Float64Array.from(gradient);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (let k = 0; k < width; k++) {
      const { low, high } = bounds[k] ?? { low: 0, high: 0 };
      const before = step[k] ?? 0;
      const base = point[k] ?? 0;
      const wanted = base + before - (slope[k] ?? 0) / (curvature[k * width + k] ?? 1);
      const move = Math.min(high, Math.max(low, wanted)) - base - before;
      if (move === 0) continue;
      step[k] = before + move;
      for (let other = 0; other < width; other++) {
        slope[other] = (slope[other] ?? 0) + (curvature[k * width + other] ?? 0) * move;
      }
      largest = Math.max(largest, Math.abs(move));
    }
    if (largest < PRECISION) break;
  }
  return step;
}
