/**
 * What stands at a place within parsed JSON: `pick(body, 'items', 0, 'alertId')`. Undefined where there is nothing.
 */
export function pick(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.entries(found).find(([name]) => name === String(step))?.[1];
  }
  return found;
}

/** The text at a place; throws when there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = pick(value, ...path);
  if (typeof found === 'string') return found;
  throw new Error(`there is no text at ${path.join('.')}: ${JSON.stringify(value)?.slice(0, 2_000)}`);
}

/** The number at a place; throws when there is none. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number {
  const found = pick(value, ...path);
  if (typeof found === 'number') return found;
  throw new Error(`there is no number at ${path.join('.')}: ${JSON.stringify(value)?.slice(0, 2_000)}`);
}

/** The list at a place; throws when there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = pick(value, ...path);
  if (Array.isArray(found)) return found;
  throw new Error(`there is no list at ${path.join('.')}: ${JSON.stringify(value)?.slice(0, 2_000)}`);
}
