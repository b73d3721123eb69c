/**
 * What an account shipped, week by week, as the account's fold keeps it. Amounts are integers in milli-units (1/1000 of
 * the base currency or of the volume unit), so late, doubled and reordered facts give the same bits.
 *
 * Both lists are dense, one entry a week from their first week on; a week outside a list was empty. They may reach
 * further back than the ring and beyond the judged week (open weeks): a judgement looks at neither.
 */
export interface WeeklyCells {
  /** Week number of `volume[0]`. */
  readonly volumeFrom: number;
  /** Milli-units; a negative entry (more credited than shipped) counts as empty. */
  readonly volume: readonly number[];
  /** Week number of `orders[0]`. */
  readonly ordersFrom: number;
  /** Orders per week, for the account's whole life. */
  readonly orders: readonly number[];
}

/** Milli-units in a unit. */
const MILLI = 1000;

/** The volume of a week in units (not milli-units). */
export function volumeAt(cells: WeeklyCells, week: number): number {
  return cellAt(cells.volume, week - cells.volumeFrom) / MILLI;
}

/** The orders of a week. */
export function ordersAt(cells: WeeklyCells, week: number): number {
  return cellAt(cells.orders, week - cells.ordersFrom);
}

/** The entry of a list of cells, 0 outside the list and where it is negative. */
function cellAt(cells: readonly number[], position: number): number {
  // An index outside the list would be looked up as a named property: slow, hence the comparison first.
  const amount = position >= 0 && position < cells.length ? (cells[position] ?? 0) : 0;
  return amount > 0 ? amount : 0;
}
