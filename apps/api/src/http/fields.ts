import { z } from 'zod';

/** Names of fields, separated by commas. */
export const fieldsSchema = z
  .string()
  .max(1_000)
  .transform((text) =>
    text
      .split(',')
      .map((field) => field.trim())
      .filter((field) => field !== ''),
  );

/**
 * The objects with these fields only; a field of an inner object is named with a dot, `standing.spark`. Names that no object
 * has give nothing. All fields when none are named.
 */
export function withFields(
  rows: readonly object[],
  fields: readonly string[] | undefined,
): readonly object[] {
  if (fields === undefined || fields.length === 0) return rows;
  const paths = fields.map((field) => field.split('.'));
  return rows.map((row) => picked(row, paths));
}

function picked(row: object, paths: readonly (readonly string[])[]): object {
  const own = new Map<string, unknown>(Object.entries(row));
  const result: Record<string, unknown> = {};
  for (const [name, group] of Map.groupBy(paths, ([first = '']) => first)) {
    const value = own.get(name);
    if (value === undefined) continue;
    const inner = group.map(([, ...rest]) => rest).filter(({ length }) => length > 0);
    const whole =
      inner.length < group.length || typeof value !== 'object' || value === null || Array.isArray(value);
    result[name] = whole ? value : picked(value, inner);
  }
  return result;
}
