/** What a question may hold; the server takes 16 MB. */
const MAX_BYTES = 8_000_000;
/** What the server keeps beside a key in a list. */
const BYTES_BESIDE = 16;

/** Keys in parts that fit into one question each: nearly always one. No keys are no part. */
export function inParts(keys: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let room = 0;
  for (const key of keys) {
    const bytes = Buffer.byteLength(key) + BYTES_BESIDE;
    if (bytes > room) {
      parts.push([]);
      room = MAX_BYTES;
    }
    parts.at(-1)?.push(key);
    room -= bytes;
  }
  return parts;
}
