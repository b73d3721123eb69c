import { printError } from '../terminal/print.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Who looks after processes kills them after 10 s, as docker does, and then nobody hears why. */
const LONGEST_MS = 9_000;

/**
 * Resolves when the process is asked to stop; asked again, it stops at once. What is in hand may take 9 s: when a server that
 * is needed for it does not answer, the process says so and ends with exit code 1. Nothing is lost by it: what was not
 * finished was not acknowledged, or is in the log, and is done again.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        // Not what keeps the process up: usually it is gone by then.
        setTimeout(giveUp, LONGEST_MS).unref();
        resolve();
      });
    }
  });
}

function giveUp(): void {
  printError(
    `mooring: what was in hand could not be ended within ${String(LONGEST_MS / 1_000)} s, as a server does not answer; ` +
      'it will be done again',
  );
  process.exit(1);
}
