/** Why one cell, row or file was refused. Errors travel as values: nothing here throws on bad input. */
export interface RowError {
  /** Physical line in the file where the record begins; 1 is the first line, which is the header's in most files. */
  readonly line: number;
  /** Column of Mooring, the file's own column name (header errors), `row`, or `file`. */
  readonly field: string;
  /** One plain English sentence. */
  readonly reason: string;
  /** The offending text, cut to 80 characters so that a hostile file cannot fill memory or a screen. */
  readonly value?: string;
}

/** What a cell parser returns in place of a value. */
export interface Refusal {
  readonly reason: string;
}

export const refuse = (reason: string): Refusal => ({ reason });

/** Cell parsers return plain strings and numbers, so an object is always a refusal: no wrapper on the hot path. */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object';
}

const VALUE_CHARACTERS = 80;

/** Text short enough to be shown and kept. */
export function excerpt(text: string): string {
  return text.length > VALUE_CHARACTERS ? `${text.slice(0, VALUE_CHARACTERS)}…` : text;
}
