/** How a part of a process hears that the store has moved on. */
export interface Bell {
  /** How often it has rung so far. */
  readonly rung: number;
  /** Resolves when the bell has rung more often than `since`, at the latest after some milliseconds. */
  next(since: number, milliseconds: number): Promise<void>;
}

/** A bell that this process rings itself. */
export interface RungBell extends Bell {
  ring(): void;
}

export function createBell(): RungBell {
  let rung = 0;
  let waiting = new Set<() => void>();
  return {
    get rung() {
      return rung;
    },
    ring() {
      rung += 1;
      const all = waiting;
      waiting = new Set();
      for (const wake of all) wake();
    },
    next(since, milliseconds) {
      if (rung > since) return Promise.resolve();
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        waiting.add(done);
      });
    },
  };
}

/** Asks again and again, each time the bell rings, until there is an answer or the time is up. */
export async function whenAnswered<Answer>(
  bell: Bell,
  milliseconds: number,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const until = performance.now() + milliseconds;
  for (;;) {
    // Counted before asking: what happens while the store answers rings too.
    const { rung } = bell;
    const answer = await ask();
    const left = until - performance.now();
    if (answer !== undefined || left <= 0) return answer;
    await bell.next(rung, left);
  }
}
