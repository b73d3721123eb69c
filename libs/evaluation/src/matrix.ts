/** Numbers of a portfolio: a row per account, an entry per week; NaN where there is none. */
export type Matrix = readonly Float64Array[];
/** 1 or 0 per account and week. */
export type Flags = readonly Uint8Array[];

/** An entry of a row; 0 outside of it. */
export function at(row: Float64Array | Uint8Array, week: number): number {
  return row[week] ?? 0;
}

/** Whether a flag is set; false outside of the matrix. */
export function isSet(flags: Flags, account: number, week: number): boolean {
  return flags[account]?.[week] === 1;
}

/** An entry of a matrix; NaN outside of it. */
export function entry(matrix: Matrix, account: number, week: number): number {
  return matrix[account]?.[week] ?? Number.NaN;
}

/** A row for every account of a portfolio, made from the rows of other matrices at the same place. */
export function rowsOf(accounts: number, weeks: number, fill = 0): Matrix {
  return Array.from({ length: accounts }, () => new Float64Array(weeks).fill(fill));
}

export function flagsOf(accounts: number, weeks: number): Flags {
  return Array.from({ length: accounts }, () => new Uint8Array(weeks));
}
