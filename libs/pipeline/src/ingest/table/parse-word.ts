import { refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

/**
 * A parser for the words of a fixed list, with other words for them in either language; case, and the difference between
 * spaces, hyphens and underscores, do not count.
 */
export function wordParser<Word extends string>(
  what: string,
  words: readonly Word[],
  aliases: Readonly<Record<string, Word>>,
): (text: string) => Word | Refusal {
  const known = new Map<string, Word>(words.map((word) => [normal(word), word]));
  for (const [alias, word] of Object.entries(aliases)) known.set(normal(alias), word);
  return (text) => known.get(normal(text)) ?? refuse(`The ${what} must be one of ${words.join(', ')}.`);
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]+/gu, '-');
}
