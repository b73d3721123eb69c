const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** How deep arrays and objects are nested in a JSON text, also in one that is broken off or no JSON at all. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (quoted) {
      if (unit === BACKSLASH) at += 1;
      else if (unit === QUOTE) quoted = false;
    } else if (unit === QUOTE) quoted = true;
    else if (OPENING.has(unit)) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSING.has(unit)) depth -= 1;
  }
  return deepest;
}
