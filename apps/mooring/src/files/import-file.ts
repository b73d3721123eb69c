import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { ImportFile } from '#pipeline';
import { UserError } from '../user-error.js';

/** A file on disk for an import, and how far reading has come. */
export interface FileOnDisk extends ImportFile {
  readonly bytes: number;
  /** Bytes read from disk in the latest reading. */
  readonly bytesRead: () => number;
}

const GZIP = [0x1f, 0x8b];

/** Opens a CSV or CSV.gz file, told apart by its first bytes. Throws UserError when it cannot be read. */
export async function fileOnDisk(path: string): Promise<FileOnDisk> {
  try {
    const { size } = await stat(path);
    const compressed = await startsWith(path, GZIP);
    let read = 0;
    return {
      name: path,
      bytes: size,
      bytesRead: () => read,
      open: () => readBytes(path, compressed, (bytes) => (read = bytes)),
    };
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

async function* readBytes(
  path: string,
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
    throw new UserError(`${path} is damaged: ${reasonOf(error)}`);
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
