import { nextLine, skipBlankLines } from './line-breaks.js';
import type { Delimiter } from './parse-window.js';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t'];

/** The delimiter that occurs most often outside quotes in the first line with text (the header); a comma if none does. */
export function detectDelimiter(text: Buffer): Delimiter {
  const start = skipBlankLines(text, 0, text.length);
  const header = text.toString('utf8', start, nextLine(text, start) ?? text.length);
  // What stands between quotes is every second piece.
  const unquoted = header
    .split('"')
    .filter((_, piece) => piece % 2 === 0)
    .join('');
  let best: Delimiter = ',';
  let most = 0;
  for (const candidate of CANDIDATES) {
    const count = unquoted.split(candidate).length - 1;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}
