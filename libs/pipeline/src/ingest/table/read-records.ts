import { detectDelimiter } from './detect-delimiter.js';
import type { TableEncoding } from './detect-encoding.js';
import type { ScannedRecord } from './parse-window.js';
import { scanBlock } from './scan-block.js';
import type { ScanPosition } from './scan-block.js';
import { utf8Blocks } from './utf8-blocks.js';

/**
 * The records of a table file, header included, in batches of no particular size. Memory stays within a few times
 * `maxRecordBytes`, whatever the file holds.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TableEncoding,
  maxRecordBytes: number,
): AsyncGenerator<readonly ScannedRecord[]> {
  let rest: Buffer = Buffer.alloc(0);
  let position: ScanPosition = { line: 1, dropping: false };
  let delimiter: ReturnType<typeof detectDelimiter> | undefined;
  // Blocks as long as the longest record, so that a record that is refused for its length is scanned twice at most.
  for await (const block of utf8Blocks(bytes, encoding, maxRecordBytes)) {
    delimiter ??= detectDelimiter(block);
    const text = rest.length === 0 ? block : Buffer.concat([rest, block]);
    const scan = scanBlock(text, position, false, { delimiter, maxRecordBytes });
    position = scan;
    rest = text.subarray(scan.consumed);
    if (scan.records.length > 0) yield scan.records;
  }
  if (rest.length === 0 || delimiter === undefined) return;
  const { records } = scanBlock(rest, position, true, { delimiter, maxRecordBytes });
  if (records.length > 0) yield records;
}
