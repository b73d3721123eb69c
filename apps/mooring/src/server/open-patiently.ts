import { KafkaAway, MongoAway } from '#distributed';
import { createBell } from '#pipeline';
import type { OpenSet } from '../open-set.js';
import type { MooringSet } from '../set.js';
import type { ServerLog } from './server-log.js';

const RETRY_MS = 2_000;

/**
 * Opens a set for a server, which may be started before the servers that it needs: waits until they answer.
 *
 * @returns undefined when the process was asked to stop meanwhile
 */
export async function openPatiently(
  openSet: OpenSet,
  folder: string,
  log: ServerLog,
  stopped: Promise<void>,
): Promise<MooringSet | undefined> {
  const pause = createBell();
  const stopping = new AbortController();
  void stopped.then(() => {
    stopping.abort();
    pause.ring();
  });
  while (!stopping.signal.aborted) {
    try {
      return await openSet(folder, 'serve');
    } catch (error) {
      if (!(error instanceof KafkaAway || error instanceof MongoAway)) throw error;
      log('warn', `waiting: ${error.message}`);
      await pause.next(0, RETRY_MS);
    }
  }
  return undefined;
}
