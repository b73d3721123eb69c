/** A point of the simplex and the function there. */
interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

const MAX_ROUNDS = 2_000;
const PRECISION = 1e-10;

/**
 * Finds where a smooth function of a few numbers is least, by values alone: the downhill simplex of Nelder and Mead (1965)
 * with its usual coefficients (reflect 1, expand 2, contract ½, shrink ½), ended when the values of the simplex agree.
 *
 * @param step edge of the first simplex
 */
export function minimize(
  objective: (at: readonly number[]) => number,
  start: readonly number[],
  step = 0.5,
): readonly number[] {
  const vertex = (at: readonly number[]): Vertex => ({ at, value: objective(at) });
  const byValue = (one: Vertex, other: Vertex): number => one.value - other.value;
  let simplex = [
    vertex(start),
    ...start.map((_, axis) => vertex(start.map((x, k) => (k === axis ? x + step : x)))),
  ].toSorted(byValue);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [best, worst] = [simplex[0], simplex.at(-1)];
    if (best === undefined || worst === undefined || worst.value - best.value < PRECISION) break;
    const others = simplex.slice(0, -1);
    const centre = best.at.map(
      (_, k) => others.reduce((sum, { at }) => sum + (at[k] ?? 0), 0) / others.length,
    );
    /** A point on the line from the worst one through the centre of the others: 0 is the centre, −1 the worst. */
    const along = (factor: number): Vertex =>
      vertex(centre.map((x, k) => x + factor * (x - (worst.at[k] ?? 0))));
    const reflected = along(1);
    const replacement = replacementOf(reflected, along, best, others.at(-1) ?? best, worst);
    simplex = (
      replacement === undefined
        ? [best, ...simplex.slice(1).map(({ at }) => vertex(at.map((x, k) => (x + (best.at[k] ?? 0)) / 2)))]
        : [...others, replacement]
    ).toSorted(byValue);
  }
  return simplex[0]?.at ?? start;
}

/** What takes the worst vertex' place; undefined when nothing on the line is better. */
function replacementOf(
  reflected: Vertex,
  along: (factor: number) => Vertex,
  best: Vertex,
  secondWorst: Vertex,
  worst: Vertex,
): Vertex | undefined {
  if (reflected.value < best.value) {
    const expanded = along(2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < secondWorst.value) return reflected;
  const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : undefined;
}
