const ELLIPSIS = '…';

/** The beginning of a text, in so many bytes of UTF-8 at most, and an ellipsis where something is missing. */
export function fitBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = Math.max(0, bytes - Buffer.byteLength(ELLIPSIS));
  let used = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    used += Buffer.byteLength(segment);
    if (used > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end) + ELLIPSIS;
}
