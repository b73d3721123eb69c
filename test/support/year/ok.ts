import type { Answer } from '../api-client.js';

/** Throws the answer of a call that should have gone well. */
export function ok({ status, text }: Answer): void {
  if (status >= 300) throw new Error(`${String(status)} ${text}`);
}
