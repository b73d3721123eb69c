/**
 * Freezes a value and everything in it, in place: what an adapter was handed can no longer be changed from outside, and no
 * copy is needed. Parts that are frozen already are entered all the same, since zod freezes the outermost object only.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const part of value) deepFreeze(part);
  } else {
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return Object.freeze(value);
}
