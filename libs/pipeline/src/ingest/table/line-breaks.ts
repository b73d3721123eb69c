const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/**
 * Offset just after the first line break (`\r\n`, `\n` or `\r`) at or behind `from`; undefined when there is none, or only
 * a `\r` at the very end, whose `\n` may be in the next block.
 */
export function nextLine(text: Buffer, from: number): number | undefined {
  const lf = text.indexOf(LF, from);
  const cr = text.subarray(from, lf === -1 ? text.length - 1 : lf).indexOf(CR);
  if (cr !== -1 && from + cr + 1 !== lf) return from + cr + 1;
  return lf === -1 ? undefined : lf + 1;
}

/**
 * Offset just after the last line break within [from, to); undefined when there is none. A `\r` at the very end of what
 * is known counts only when `final`: the `\n` that belongs to it may be in the next block.
 */
export function lastLineEnd(text: Buffer, from: number, to: number, final: boolean): number | undefined {
  for (let at = Math.min(to, text.length) - 1; at >= from; at -= 1) {
    const byte = text[at];
    if (byte === LF) return at + 1;
    if (byte === CR && text[at + 1] !== LF && (final || at + 1 < text.length)) return at + 1;
  }
  return undefined;
}

/** Line breaks within [from, to), `\r\n` counted once. */
export function countBreaks(text: Buffer, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    const byte = text[at];
    if (byte === LF || (byte === CR && text[at + 1] !== LF)) breaks += 1;
  }
  return breaks;
}

/** Offset of the first line, at or behind `from`, that is not blank (`from` being the start of a line). */
export function skipBlankLines(text: Buffer, from: number, to: number): number {
  let start = from;
  for (let at = from; at < to; at += 1) {
    const byte = text[at];
    if (byte === LF || byte === CR) start = at + 1;
    else if (byte !== SPACE && byte !== TAB) break;
  }
  return start;
}
