import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { ImportFile } from '#pipeline';
import { FileError } from './file-error.js';
import { systemReason } from './system-reason.js';

const GZIP = [0x1f, 0x8b];

/** A file on disk for an import, and how far reading has come. */
export interface FileOnDisk extends ImportFile {
  readonly bytes: number;
  /** Bytes read from disk in the latest reading. */
  readonly bytesRead: () => number;
}

/**
 * Opens a CSV or CSV.gz file, told apart by its first bytes. Throws FileError when it cannot be read.
 *
 * @param name what the user calls the file
 */
export async function fileOnDisk(path: string, name: string = path): Promise<FileOnDisk> {
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) {
      throw new Error('it is a pipe or a device, and files are read twice; save it as a file first');
    }
    const compressed = await startsWith(path, GZIP);
    let read = 0;
    return {
      name,
      bytes: found.size,
      bytesRead: () => read,
      open: () => readBytes({ path, name }, compressed, (bytes) => (read = bytes)),
    };
  } catch (error) {
    throw new FileError(`${name} cannot be read: ${systemReason(error)}`);
  }
}

/** How many rows the files will have, going by those seen so far; undefined while nothing is known. */
export function expectedRows(files: readonly FileOnDisk[], rows: number): number | undefined {
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const read = files.reduce((sum, { bytesRead }) => sum + bytesRead(), 0);
  return read === 0 ? undefined : Math.max(rows, Math.round((rows * all) / read));
}

async function* readBytes(
  { path, name }: { readonly path: string; readonly name: string },
  compressed: boolean,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const bytes = compressed ? file.pipe(createGunzip()) : file;
  // pipe() does not pass errors on.
  file.on('error', (error) => bytes.destroy(error));
  try {
    for await (const chunk of bytes) {
      onRead(file.bytesRead);
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw new FileError(`${name} is damaged: ${systemReason(error)}`);
  } finally {
    file.destroy();
  }
}

async function startsWith(path: string, bytes: readonly number[]): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, 0);
    return bytes.every((byte, at) => buffer[at] === byte);
  } finally {
    await file.close();
  }
}
