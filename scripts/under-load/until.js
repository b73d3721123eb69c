import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 180_000;

/** Waits for a condition; resolves with how long it took, in milliseconds. */
export async function until(what, condition, patienceMs = PATIENCE_MS) {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await pause(50);
  }
  return Math.round(performance.now() - began);
}
