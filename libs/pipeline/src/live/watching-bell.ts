import { type ProgressPorts, progressOf } from '../read/progress.js';
import { type Bell, createBell } from './bell.js';

/**
 * A bell for processes that do not fold: while somebody listens, it looks how far others have folded, and rings when they
 * have come further.
 *
 * @param everyMs how often to look
 */
export function watchingBell(ports: ProgressPorts, everyMs = 50): Bell {
  const bell = createBell();
  const pause = createBell();
  let seen = '';
  const listeners = new Set<symbol>();
  let watching = false;
  const look = async (): Promise<void> => {
    const places = JSON.stringify((await progressOf(ports)).map(({ checkpoint }) => checkpoint ?? ''));
    if (places !== seen) bell.ring();
    seen = places;
  };
  const watch = async (): Promise<void> => {
    watching = true;
    while (listeners.size > 0) {
      // A store that is away is somebody else's to report; what it missed shows when it is back.
      await look().catch(() => undefined);
      await pause.next(pause.rung, everyMs);
    }
    watching = false;
  };
  return {
    get rung() {
      return bell.rung;
    },
    async next(since, milliseconds) {
      const listener = Symbol('listener');
      listeners.add(listener);
      if (!watching) void watch();
      try {
        await bell.next(since, milliseconds);
      } finally {
        listeners.delete(listener);
      }
    },
  };
}
