import { nearestName } from './nearest-name.js';
import type { ScannedRecord } from './parse-window.js';
import { excerpt } from './row-error.js';
import type { RowError } from './row-error.js';
import type { TableColumns } from './table-columns.js';

/** Column in the file → column of Mooring; the empty string ignores the column. Names count without case and outer spaces. */
export type ColumnMap = Readonly<Record<string, string>>;

export type HeaderReading =
  /** For each cell of a row its column of Mooring; undefined for an ignored one. */
  | { readonly ok: true; readonly columns: readonly (string | undefined)[] }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** A header of a mebibyte of commas needs no message per comma. */
const MOST_ERRORS = 50;

/** Checks the header record against the known columns and the user's map; reports what is wrong with it, up to 50 errors. */
export function readHeader(header: ScannedRecord, spec: TableColumns, map: ColumnMap): HeaderReading {
  const { line, cells } = header;
  const fail = (field: string, reason: string, value?: string): RowError => ({
    line,
    field,
    reason,
    ...(value === undefined ? {} : { value: excerpt(value) }),
  });
  // A workbook, a packed or a UTF-16 file: one clear sentence in place of a column name in riddles.
  if (cells.some((cell) => /[^\P{Cc}\t\r\n]|\uFFFD/u.test(cell))) {
    const reason =
      'The file is not a text table in UTF-8 or GB18030; if it is a spreadsheet, save it as CSV (UTF-8).';
    return { ok: false, errors: [fail('file', reason)] };
  }
  if (header.trouble !== undefined) return { ok: false, errors: [fail('file', header.trouble)] };

  const names = cells.map(normalName);
  const mapped = new Map(Object.entries(map).map(([from, to]) => [normalName(from), normalName(to)]));
  const errors: RowError[] = [];
  for (const [from, to] of mapped) {
    if (to !== '' && !spec.known.includes(to)) {
      errors.push(fail(from, `The map sends "${from}" to "${to}", ${unknownName(to, spec.known)}`, to));
    }
  }
  const columns = names.map((name) => {
    const column = mapped.get(name) ?? name;
    return column === '' && mapped.has(name) ? undefined : column;
  });
  if (!columns.some((column) => column === undefined || spec.known.includes(column))) {
    const reason = `The first line names none of the known columns (${spec.known.join(', ')}); the file needs a header line.`;
    return { ok: false, errors: [...errors, fail('file', reason, names.join(','))] };
  }
  const seen = new Map<string, number>();
  for (const [index, column] of columns.entries()) {
    const name = names[index] ?? '';
    // An ignored column, or one whose map is wrong, which has been said above.
    if (column === undefined || (mapped.has(name) && !spec.known.includes(column))) continue;
    const earlier = seen.get(column);
    if (column === '') {
      errors.push(fail('header', `Column ${index + 1} has no name; name it, or map "" to "" to ignore it.`));
    } else if (earlier !== undefined) {
      const reason = `The columns ${earlier + 1} and ${index + 1} are both "${excerpt(column)}".`;
      errors.push(fail(excerpt(name), reason, name));
    } else if (!spec.known.includes(column)) {
      const reason = `The column "${excerpt(name)}" is ${unknownName(column, spec.known)}`;
      errors.push(fail(excerpt(name), reason, name));
    }
    seen.set(column, earlier ?? index);
    if (errors.length >= MOST_ERRORS) return { ok: false, errors };
  }
  for (const column of spec.required) {
    if (!seen.has(column)) errors.push(fail(column, `The required column "${column}" is missing.`));
  }
  if (spec.oneOf.length > 0 && !spec.oneOf.some((column) => seen.has(column))) {
    errors.push(fail('header', `At least one of the columns ${spec.oneOf.join(', ')} must be there.`));
  }
  return errors.length === 0 ? { ok: true, columns } : { ok: false, errors };
}

/** Spreadsheets wrap long names over lines inside their cell. */
function normalName(name: string): string {
  return name.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

function unknownName(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined
    ? `not known here; known are ${known.join(', ')}, and a map can rename or ignore it.`
    : `not known here; did you mean "${nearest}"?`;
}
