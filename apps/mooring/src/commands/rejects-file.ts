import { closeSync, openSync, writeSync } from 'node:fs';
import { formatReject, type Reject, REJECTS_HEADER } from '#pipeline';

/** The file that gets what was not taken; made with the first reject. */
export interface RejectsFile {
  readonly add: (reject: Reject) => void;
  /** Closes it; undefined when nothing was rejected. */
  readonly close: () => string | undefined;
}

const FLUSH_CHARACTERS = 1 << 20;

/**
 * @param manyFiles whether the name of the file belongs on every line
 */
export function rejectsFile(path: string, manyFiles: boolean): RejectsFile {
  let file: number | undefined;
  let buffer = '';
  const flush = (): void => {
    if (file !== undefined) writeSync(file, buffer);
    buffer = '';
  };
  return {
    add: ({ file: name, errors, cells }) => {
      if (file === undefined) {
        file = openSync(path, 'w', 0o600);
        buffer = REJECTS_HEADER;
      }
      buffer += formatReject(
        manyFiles ? errors.map((error) => ({ ...error, reason: `${name}: ${error.reason}` })) : errors,
        cells,
      );
      if (buffer.length > FLUSH_CHARACTERS) flush();
    },
    close: () => {
      if (file === undefined) return undefined;
      flush();
      closeSync(file);
      return path;
    },
  };
}
