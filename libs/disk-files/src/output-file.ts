import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { FileError } from './file-error.js';
import { systemReason } from './system-reason.js';

/** A file of results that appears under its name only when it is complete; killed before, it is `NAME.part`. */
export interface OutputFile {
  readonly path: string;
  write(text: string): void;
  /** Puts the file in its place. */
  finish(): void;
  /** Leaves what stood there before; nothing after `finish`. */
  discard(): void;
}

const FLUSH_CHARACTERS = 1 << 20;

/** Opens it at once, so that a place that cannot be written to is known before the work. Throws FileError. */
export function outputFile(path: string): OutputFile {
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new FileError(`${path} cannot be written: ${systemReason(error)}`);
    }
  };
  const present = attempt(() => statSync(path, { throwIfNoEntry: false }));
  // Pipes and devices take the text as it comes; a link stays a link.
  const direct = present !== undefined && !present.isFile();
  const target = present?.isFile() === true ? realpathSync(path) : path;
  const written = direct ? path : `${target}.part`;
  const file = attempt(() => openSync(written, 'w', 0o600));
  let open = true;
  let buffer = '';
  const flush = (): void => {
    // Unlike writeSync it goes on until all is written.
    attempt(() => writeFileSync(file, buffer));
    buffer = '';
  };
  const close = (): boolean => {
    if (!open) return false;
    open = false;
    closeSync(file);
    return true;
  };
  return {
    path,
    write(text) {
      buffer += text;
      if (buffer.length > FLUSH_CHARACTERS) flush();
    },
    finish() {
      flush();
      if (close() && !direct) attempt(() => renameSync(written, target));
    },
    discard() {
      if (close() && !direct) rmSync(written, { force: true });
    },
  };
}
