import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { ImportFile } from '#pipeline';
import { UserError } from '../user-error.js';
import { systemReason } from './system-reason.js';

const GZIP = [0x1f, 0x8b];

/** Opens a CSV or CSV.gz file, told apart by its first bytes. Throws UserError when it cannot be read. */
export async function fileOnDisk(path: string): Promise<ImportFile> {
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) {
      throw new Error('it is a pipe or a device, and files are read twice; save it as a file first');
    }
    const compressed = await startsWith(path, GZIP);
    return { name: path, open: () => readBytes(path, compressed) };
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${systemReason(error)}`);
  }
}

async function* readBytes(path: string, compressed: boolean): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const bytes = compressed ? file.pipe(createGunzip()) : file;
  // pipe() does not pass errors on.
  file.on('error', (error) => bytes.destroy(error));
  try {
    for await (const chunk of bytes) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw new UserError(`${path} is damaged: ${systemReason(error)}`);
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
