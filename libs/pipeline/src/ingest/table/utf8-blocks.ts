import type { TableEncoding } from './detect-encoding.js';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Regroups a byte stream into UTF-8 blocks of at least `blockBytes` (the last one may be shorter), without a byte order
 * mark. Bytes that are not valid in `encoding` become U+FFFD, here or when cells are read, and the cell checks refuse it.
 *
 * Large blocks keep the reader linear: a stream of single bytes must not cost one copy of the pending text per byte.
 */
export async function* utf8Blocks(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TableEncoding,
  blockBytes: number,
): AsyncGenerator<Buffer> {
  const convert = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
  let parts: Uint8Array[] = [];
  let size = 0;
  let first = true;
  const take = (): Buffer => {
    const block = Buffer.concat(parts, size);
    parts = [];
    size = 0;
    const marked = first && block.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    first = false;
    return marked ? block.subarray(BYTE_ORDER_MARK.length) : block;
  };
  for await (const chunk of bytes) {
    const part = convert === undefined ? chunk : Buffer.from(convert.decode(chunk, { stream: true }));
    parts.push(part);
    size += part.length;
    if (size >= blockBytes) yield take();
  }
  if (convert !== undefined) {
    const tail = Buffer.from(convert.decode());
    parts.push(tail);
    size += tail.length;
  }
  if (size > 0) yield take();
}
