import type { TableRow } from './read-table.js';
import { excerpt, isRefusal } from './row-error.js';
import type { Refusal, RowError } from './row-error.js';

/** Puts one non-empty, trimmed cell into the draft of a row, or says why it does not. */
export type CellReader<Draft, Context> = (
  draft: Draft,
  text: string,
  context: Context,
) => Refusal | undefined;

/** Which cell goes where, worked out once per file from the header. */
export type RowPlan<Draft, Context> = readonly {
  readonly index: number;
  readonly field: string;
  readonly required: boolean;
  readonly read: CellReader<Draft, Context>;
}[];

/** A cell reader that puts what `parse` makes of the text under one key of the draft. */
export function cell<Draft, Context, K extends keyof Draft>(
  key: K,
  parse: (text: string, context: Context) => Draft[K] | Refusal,
): CellReader<Draft, Context> {
  return (draft, text, context) => {
    const value = parse(text, context);
    if (isRefusal(value)) return value;
    draft[key] = value;
    return undefined;
  };
}

/** @param columns for each cell of a row its column; undefined for an ignored one */
export function compilePlan<Draft, Context>(
  columns: readonly (string | undefined)[],
  readers: ReadonlyMap<string, CellReader<Draft, Context>>,
  required: readonly string[],
): RowPlan<Draft, Context> {
  return columns.flatMap((field, index) => {
    const read = field === undefined ? undefined : readers.get(field);
    if (field === undefined || read === undefined) return [];
    return [{ index, field, required: required.includes(field), read }];
  });
}

/**
 * Fills the draft from a row's cells and returns every error found; an empty optional cell leaves its key absent.
 *
 * Hand-written checks rather than a zod schema per row: this runs for millions of rows, where zod takes several times as
 * long, and its messages would have to be replaced by sentences about cells anyway.
 */
export function fillDraft<Draft, Context>(
  { line, cells }: TableRow,
  plan: RowPlan<Draft, Context>,
  draft: Draft,
  context: Context,
): readonly RowError[] {
  let errors: RowError[] | undefined;
  for (const step of plan) {
    const text = (cells[step.index] ?? '').trim();
    if (text === '') {
      if (step.required)
        (errors ??= []).push({ line, field: step.field, reason: `The ${step.field} is empty.` });
      continue;
    }
    const refusal = step.read(draft, text, context);
    if (refusal !== undefined) {
      (errors ??= []).push({ line, field: step.field, reason: refusal.reason, value: excerpt(text) });
    }
  }
  return errors ?? NONE;
}

const NONE: readonly RowError[] = [];
