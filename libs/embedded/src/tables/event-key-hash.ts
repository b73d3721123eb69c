/** Stands between the parts, as in the pipeline's `keyText`. */
const SEPARATOR = 0x1f;

/**
 * A 53-bit hash of a key's parts, a whole number that JavaScript and SQLite both hold exactly. Among a hundred million
 * events two may well share it, so whoever finds one by its hash compares the key itself. (Two multiplicative 32-bit hashes
 * with the finish of MurmurHash3; speed counts here, secrecy does not. It is taken of every event several times, so the
 * parts are not joined first.)
 */
export function eventKeyHash(...parts: readonly string[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let part = 0; part < parts.length; part += 1) {
    if (part > 0) {
      high = Math.imul(high ^ SEPARATOR, 0x9e3779b1);
      low = Math.imul(low ^ SEPARATOR, 0x5f356495);
    }
    const text = parts[part] ?? '';
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      high = Math.imul(high ^ unit, 0x9e3779b1);
      low = Math.imul(low ^ unit, 0x5f356495);
    }
  }
  const mixedHigh = mix(high, low);
  const mixedLow = mix(low, mixedHigh);
  return (mixedHigh >>> 11) * 2 ** 32 + (mixedLow >>> 0);
}

function mix(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
}
