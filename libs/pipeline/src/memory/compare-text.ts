/**
 * Compares two texts by code point, which is the order of their UTF-8 bytes and so what databases do. JavaScript's `<`
 * compares UTF-16 units and puts rare Chinese characters (surrogate pairs) before full-width punctuation.
 */
export function compareText(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Moves the surrogates (U+D800 to U+DFFF) behind all other units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
