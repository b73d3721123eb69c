/** Rows of terms with their outcomes. */
export interface Sample {
  /** Row by row: as many numbers as there are terms. */
  readonly terms: Float64Array;
  /** 1 = lost. */
  readonly outcomes: Uint8Array;
  /** What each row weighs. */
  readonly weight: number;
}
