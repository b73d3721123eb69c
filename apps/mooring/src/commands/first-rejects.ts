import type { Reject, RowError, UnreadableFile } from '#pipeline';
import { printError } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/** Remembers the first few rejects for the screen. */
export interface FirstRejects {
  readonly add: (reject: Reject) => void;
  /** A line each. */
  readonly lines: () => readonly string[];
}

const SHOWN = 5;

/** @param shown how many lines there are at most */
export function firstRejects(shown = SHOWN): FirstRejects {
  const lines: string[] = [];
  return {
    add({ file, errors }) {
      for (const error of errors) {
        if (lines.length < shown) lines.push(`  ${file} ${rowErrorText(error)}`);
      }
    },
    lines: () => lines,
  };
}

/** `line 3, volume: The number is negative. ("-4")` */
export function rowErrorText({ line, field, reason, value }: RowError): string {
  // Control characters of a hostile file must not reach the terminal.
  const shown = value === undefined ? '' : ` ("${value.replaceAll(/\p{Cc}/gu, '�')}")`;
  return `line ${String(line)}, ${field.replaceAll(/\p{Cc}/gu, '�')}: ${reason}${shown}`;
}

/** Says how a history was read that is judged without what could not be taken. */
export function reportRejects(rejected: number, lines: readonly string[]): void {
  if (rejected === 0) return;
  printError(rejected > lines.length ? `Rejected, the first ${String(lines.length)}:` : 'Rejected:');
  for (const line of lines) printError(line);
}

/** Why a history cannot be judged at all. */
export function unreadable({ file, errors: [error] }: UnreadableFile): UserError {
  return new UserError(`${file} cannot be read: ${error === undefined ? 'no table' : rowErrorText(error)}`);
}
