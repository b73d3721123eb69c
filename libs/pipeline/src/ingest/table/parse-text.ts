import { refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

/** Short text on one line: quoted line breaks become a space. Refuses other control characters and unreadable bytes. */
export function parseText(text: string, maxCharacters: number): string | Refusal {
  if (text.length > maxCharacters) return refuse(`The text is longer than ${maxCharacters} characters.`);
  if (!UNUSUAL.test(text)) return text;
  const line = text.replaceAll(/\s+/gu, ' ');
  return unreadable(line) ?? line;
}

/** An identifier: as text, but nothing invisible may be in it, since two ids that look the same must be the same. */
export function parseIdentifier(text: string, maxCharacters: number): string | Refusal {
  if (text.length > maxCharacters) return refuse(`The id is longer than ${maxCharacters} characters.`);
  if (!UNUSUAL.test(text)) return text;
  if (/\p{Cf}/u.test(text)) return refuse('The id holds an invisible character.');
  return unreadable(text) ?? text;
}

/** One test for the usual case: controls, invisible characters, line separators, and what did not decode. */
const UNUSUAL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u;

function unreadable(text: string): Refusal | undefined {
  if (text.includes('\uFFFD'))
    return refuse("The text holds bytes that are not valid in the file's encoding.");
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text)) return refuse('The text holds a control character.');
  return undefined;
}
