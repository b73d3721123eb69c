import type { EventLog } from '../ports/index.js';
import type { OnDecided, ProjectorPorts } from './open-worker.js';
import { type PartitionWorkers, partitionWorkers } from './partition-workers.js';

/** Called after each chunk with the number of events folded so far. */
export type OnProgress = (events: number) => void;

export interface Projector {
  /**
   * Folds everything that is in the log, and everything that this makes the system say, until nothing is left to read.
   * Resolves with the number of events folded; what was appended before the call is among them. Calls at the same time
   * share the work. After a failure of a port the next call starts again from the store.
   */
  drain(onProgress?: OnProgress): Promise<number>;
}

/**
 * The projector of all partitions of a log, in this process.
 *
 * @param onDecided told of everything that is decided, before it is appended
 */
export function createProjector(ports: ProjectorPorts, onDecided?: OnDecided): Projector {
  const { log } = ports;
  const workers = partitionWorkers(ports, onDecided);
  let running: Promise<number> | undefined;
  let following: Promise<number> | undefined;
  return {
    drain(onProgress = () => undefined) {
      if (running === undefined) {
        running = drainAll(log, workers, onProgress).finally(() => {
          running = undefined;
        });
        return running;
      }
      // The one that is under way may have read past the end already.
      following ??= running
        .catch(() => 0)
        .then(() => {
          following = undefined;
          return this.drain(onProgress);
        });
      return following;
    },
  };
}

async function drainAll(log: EventLog, workers: PartitionWorkers, onProgress: OnProgress): Promise<number> {
  // Taking over may say something, to any partition.
  for (let partition = 0; partition < log.partitions; partition += 1) {
    if (!workers.isTaken(partition)) await workers.take(partition);
  }
  let total = 0;
  for (let before = -1; before !== total;) {
    before = total;
    for (let partition = 0; partition < log.partitions; partition += 1) {
      for await (const events of log.read(partition, workers.reached(partition))) {
        await workers.fold(partition, events);
        total += events.length;
        onProgress(total);
        await othersTurn();
      }
    }
  }
  return total;
}

/** Lets the process do other things between two chunks: a store may answer without ever waiting. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
