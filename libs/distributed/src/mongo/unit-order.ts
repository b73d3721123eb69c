const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;
/** Where code points begin that a single UTF-16 unit cannot be. */
const BEYOND_UNITS = 0x1_0000;
/** Moves the surrogates, which no text may hold alone, to where the units after them were. */
const SHIFT = AFTER_SURROGATES - SURROGATES;

/**
 * A text whose code points are in the order in which the UTF-16 units of the given one are: a database that compares the
 * results by code point (or UTF-8 bytes) says what JavaScript's `<` says of the originals. Most texts stay as they are.
 */
export function unitOrder(text: string): string {
  let ordered = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < SURROGATES) ordered += text[at];
    else if (unit < AFTER_SURROGATES) ordered += String.fromCodePoint(unit + SHIFT);
    else ordered += String.fromCodePoint(BEYOND_UNITS + unit - AFTER_SURROGATES);
  }
  return ordered;
}
