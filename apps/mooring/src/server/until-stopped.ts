const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the process is asked to stop; asked again, it stops at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}
