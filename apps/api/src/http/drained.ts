import type { IncomingMessage } from 'node:http';

/** A sender who says nothing for so long is waiting for an answer. */
const SILENCE_MS = 500;
const MOST_MS = 5_000;

/**
 * Reads what is left of a request and forgets it, until it ends, its sender falls silent, or it has taken long enough: who is
 * cut off while sending never comes to read why.
 */
export function drained(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(silence);
      clearTimeout(most);
      request.off('data', heard).off('end', done).off('close', done);
      resolve();
    };
    const heard = (): void => {
      silence.refresh();
    };
    const silence = setTimeout(done, SILENCE_MS);
    const most = setTimeout(done, MOST_MS);
    request.on('data', heard).on('end', done).on('close', done);
    request.resume();
  });
}
