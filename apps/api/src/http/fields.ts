import { z } from 'zod';

/** The parameter that names the fields wanted of the objects of a list. */
export function fieldsOf(view: z.ZodObject) {
  const known = Object.keys(view.shape);
  return z
    .string()
    .max(1_000)
    .transform((text, context) => {
      const fields = text.split(',').map((field) => field.trim());
      const unknown = fields.find((field) => !known.includes(field.split('.')[0] ?? ''));
      if (unknown === undefined) return fields;
      context.addIssue({
        code: 'custom',
        message: `There is no field "${unknown}"; there are ${known.join(', ')}.`,
      });
      return z.NEVER;
    })
    .exactOptional()
    .describe(
      'Only these fields, separated by commas; of an inner object `standing.spark`. All when missing',
    );
}

/** The objects with these fields only; all fields when none are named. */
export function withFields(
  rows: readonly object[],
  fields: readonly string[] | undefined,
): readonly object[] {
  if (fields === undefined) return rows;
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
