import { lastLineEnd, nextLine } from './line-breaks.js';
import { parseWindow } from './parse-window.js';
import type { Delimiter, ScannedRecord, Window } from './parse-window.js';
import { excerpt } from './row-error.js';

/** Bytes parsed in one go; a record that does not fit doubles it, up to the limit. */
const WINDOW_BYTES = 65_536;
const CR = 13;

export interface ScanOptions {
  readonly delimiter: Delimiter;
  /** Longest record in bytes; one that is longer is refused. */
  readonly maxRecordBytes: number;
}

/** Where reading stands between two blocks. */
export interface ScanPosition {
  /** Physical line at the first byte that is not consumed. */
  readonly line: number;
  /** The line that is being read is longer than a record may be: it is already reported and only has to end. */
  readonly dropping: boolean;
}

export interface BlockScan extends ScanPosition {
  readonly records: readonly ScannedRecord[];
  /** Bytes that are done with; the others are to be put before the next block. At most `maxRecordBytes` stay. */
  readonly consumed: number;
}

/**
 * Reads the records of one block of text. A record that cannot be read costs its first physical line; reading goes on
 * at the next one, so that a quote left open takes a line and not the rest of the file.
 *
 * @param final no text comes behind this block
 */
export function scanBlock(
  text: Buffer,
  position: ScanPosition,
  final: boolean,
  options: ScanOptions,
): BlockScan {
  const { delimiter, maxRecordBytes } = options;
  const smallest = Math.min(WINDOW_BYTES, maxRecordBytes);
  const records: ScannedRecord[] = [];
  let { line, dropping } = position;
  let at = 0;
  let size = smallest;
  while (at < text.length) {
    if (dropping) {
      const end = nextLine(text, at);
      // A \r at the very end stays: whether the line ends there shows in the next block.
      const known = text.at(-1) === CR ? text.length - 1 : text.length;
      if (end === undefined) return { records, consumed: known, line, dropping };
      at = end;
      line += 1;
      dropping = false;
      continue;
    }
    const whole = at + size >= text.length;
    const cut = whole && final ? text.length : lastLineEnd(text, at, at + size, final);
    // Without a line end in reach it is the same as with an open quote: more text may help.
    const window = cut === undefined ? undefined : parseWindow(text.subarray(at, cut), line, delimiter);
    if (window !== undefined) {
      for (const record of window.records) records.push(record);
      at += window.consumed;
      line = window.line;
      if (window.failure === undefined || (window.failure === 'unclosed' && window.consumed > 0)) {
        size = smallest;
        continue;
      }
    }
    if (window === undefined || window.failure === 'unclosed') {
      if (size < maxRecordBytes && !whole) {
        size = Math.min(size * 2, maxRecordBytes);
        continue;
      }
      if (!final && text.length - at < maxRecordBytes) break;
    }
    const end = nextLine(text, at);
    records.push(recover(text.subarray(at, end ?? text.length), line, window?.failure, options));
    if (end === undefined) dropping = true;
    else {
      at = end;
      line += 1;
    }
    size = smallest;
  }
  return { records, consumed: at, line, dropping };
}

function recover(
  text: Buffer,
  line: number,
  failure: Window['failure'],
  options: ScanOptions,
): ScannedRecord {
  if (failure === 'stray') {
    // `20" DC` in an unquoted cell: inches, not a quoted cell.
    const relaxed = parseWindow(text, line, options.delimiter, true);
    const [only] = relaxed.records;
    if (relaxed.failure === undefined && only !== undefined) return only;
  }
  const cells = [excerpt(text.toString('utf8', 0, 400)).trimEnd()];
  return { line, cells, trouble: reasonOf(failure, options.maxRecordBytes) };
}

function reasonOf(failure: Window['failure'], maxRecordBytes: number): string {
  if (failure === undefined) return `The line is longer than ${maxRecordBytes} bytes.`;
  if (failure === 'stray') return 'A quote stands inside a cell that does not begin with one.';
  if (failure === 'closing') {
    return 'Text follows a closing quote, or a quote that opens in this row is never closed.';
  }
  return `A quote that opens in this row is not closed within ${maxRecordBytes} bytes or by the end of the file.`;
}
