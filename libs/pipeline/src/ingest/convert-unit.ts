/** Units of one quantity, and how many of the smallest of them each holds; spelled as `parseUnit` gives them. */
const QUANTITIES: readonly ReadonlyMap<string, number>[] = [
  new Map([
    ['kg', 1],
    ['t', 1000],
  ]),
  new Map([
    ['TEU', 1],
    ['FEU', 2],
  ]),
];

/**
 * An amount in another unit of the same quantity: kg and t, TEU and FEU.
 *
 * @param milli thousandths of `from`
 * @returns whole thousandths of `to`; undefined when the two measure different things or one of them is not known
 */
export function convertUnit(milli: number, from: string, to: string | undefined): number | undefined {
  if (to === undefined) return undefined;
  for (const quantity of QUANTITIES) {
    const [size, target] = [quantity.get(from), quantity.get(to)];
    if (size !== undefined && target !== undefined) return Math.round((milli * size) / target);
  }
  return undefined;
}
