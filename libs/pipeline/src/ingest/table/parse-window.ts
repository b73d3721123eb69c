import { CsvError, parse } from 'csv-parse/sync';
import type { InfoRecord } from 'csv-parse/sync';
import { countBreaks, skipBlankLines } from './line-breaks.js';

/** One record of a file: its cells, or, with `trouble`, an excerpt of the line that could not be read as one. */
export interface ScannedRecord {
  /** Physical line on which the record begins, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the line is no record, as a plain sentence. */
  readonly trouble?: string;
}

export type Delimiter = ',' | ';' | '\t';

export interface Window {
  readonly records: readonly ScannedRecord[];
  /** Bytes that are done with; on a failure the offset of the line where the failing record begins. */
  readonly consumed: number;
  /** Physical line at `consumed`. */
  readonly line: number;
  /** `unclosed`: the text ends inside quotes; `stray`: a quote inside an unquoted cell; `closing`: text behind a closing quote. */
  readonly failure?: 'unclosed' | 'stray' | 'closing';
}

/**
 * Reads as many whole records as a piece of text holds. The text begins at the start of a line and ends after a line
 * break or at the end of the file. Blank lines, and rows of empty cells only (spreadsheets leave them), are no records.
 *
 * One synchronous csv-parse call over thousands of rows, collecting in `on_record`, costs a third of its stream
 * interface; and csv-parse gives up at the first malformed quote, which here only ends the window, not the file.
 */
export function parseWindow(
  text: Buffer,
  firstLine: number,
  delimiter: Delimiter,
  relaxQuotes = false,
): Window {
  const records: ScannedRecord[] = [];
  let consumed = 0;
  let line = firstLine;
  let linesSeen = 0;
  const collect = (cells: string[], info: InfoRecord): null => {
    // csv-parse counts a quoted \r\n twice, so its count only tells that there is something to count.
    const oneLine = info.lines === linesSeen + 1;
    linesSeen = info.lines;
    // Offset behind the record's own line break.
    const end = info.bytes;
    const start = oneLine ? consumed : skipBlankLines(text, consumed, end);
    line += oneLine ? 0 : countBreaks(text, consumed, start);
    if (cells.some((cell) => cell !== '')) records.push({ line, cells });
    line += oneLine ? 1 : countBreaks(text, start, end);
    consumed = end;
    return null;
  };
  const failure = failureOf(() =>
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: relaxQuotes,
      skip_empty_lines: true,
      // Also lets a quote open or close beside spaces, as in `a, "b" ,c`.
      trim: true,
      on_record: collect,
    }),
  );
  const next = skipBlankLines(text, consumed, text.length);
  line += countBreaks(text, consumed, next);
  return failure === undefined
    ? { records, consumed: text.length, line }
    : { records, consumed: next, line, failure };
}

function failureOf(run: () => unknown): Window['failure'] {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosed';
    return error.code === 'INVALID_OPENING_QUOTE' ? 'stray' : 'closing';
  }
}
