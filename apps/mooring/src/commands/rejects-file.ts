import { formatReject, type Reject, REJECTS_HEADER } from '#pipeline';
import { type OutputFile, outputFile } from '#disk-files';

/** The file that gets what was not taken; made with the first reject. */
export interface RejectsFile {
  readonly add: (reject: Reject) => void;
  /** Completes it; undefined when nothing was rejected. */
  readonly finish: () => string | undefined;
  readonly discard: () => void;
}

/**
 * @param manyFiles whether the name of the file belongs on every line
 */
export function rejectsFile(path: string, manyFiles: boolean): RejectsFile {
  let file: OutputFile | undefined;
  return {
    add: ({ file: name, errors, cells }) => {
      if (file === undefined) {
        file = outputFile(path);
        file.write(REJECTS_HEADER);
      }
      file.write(
        formatReject(
          manyFiles ? errors.map((error) => ({ ...error, reason: `${name}: ${error.reason}` })) : errors,
          cells,
        ),
      );
    },
    finish: () => {
      file?.finish();
      return file?.path;
    },
    discard: () => file?.discard(),
  };
}

/** Checks that a place can be written to before anything else is done. Throws UserError. */
export function requireWritable(path: string): void {
  outputFile(path).discard();
}
