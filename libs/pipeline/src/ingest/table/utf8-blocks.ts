import type { TableEncoding } from './detect-encoding.js';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** In GB18030 bytes below this one (line breaks, space, quote, comma) are never part of a longer character. */
const FIRST_TRAIL_BYTE = 0x30;

/**
 * Regroups a byte stream into UTF-8 blocks of about `blockBytes` or more (the last one may be shorter), without a byte
 * order mark. Bytes that are not valid in `encoding` become U+FFFD, here or when cells are read, and the cell checks
 * refuse it.
 *
 * Large blocks keep the reader linear: a stream of single bytes must not cost one copy of the pending text per byte.
 */
export async function* utf8Blocks(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TableEncoding,
  blockBytes: number,
): AsyncGenerator<Buffer> {
  let first = true;
  const convert = (raw: Buffer): Buffer => {
    const block = encoding === 'utf-8' ? raw : Buffer.from(new TextDecoder(encoding).decode(raw));
    const marked = first && block.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    first = false;
    return marked ? block.subarray(BYTE_ORDER_MARK.length) : block;
  };
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    size += chunk.length;
    if (size < blockBytes) continue;
    const raw = Buffer.concat(parts, size);
    const cut = encoding === 'utf-8' ? size : wholeCharacters(raw);
    yield convert(raw.subarray(0, cut));
    parts = [raw.subarray(cut)];
    size -= cut;
  }
  if (size > 0) yield convert(Buffer.concat(parts, size));
}

/**
 * Where a GB18030 block may be cut, so that each block can be decoded alone: in streaming mode the decoder of Node 26
 * throws on some invalid bytes although it is not fatal (81, 30, 00 one by one). A block without any such place has no
 * line break or comma either; its one line is longer than a record may be, and a torn character in it is of no matter.
 */
function wholeCharacters(raw: Buffer): number {
  const last = raw.findLastIndex((byte) => byte < FIRST_TRAIL_BYTE);
  return last === -1 ? raw.length : last + 1;
}
