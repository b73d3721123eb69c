import { type OnDecided, openWorker, type ProjectorPorts, type Worker } from './open-worker.js';
import { appendOutboxes, commit, runChunk } from './run-chunk.js';

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
export function createProjector(ports: ProjectorPorts, onDecided: OnDecided = () => undefined): Projector {
  let workers: readonly Worker[] | undefined;
  const drain = async (onProgress: OnProgress): Promise<number> => {
    try {
      workers ??= await openWorkers(ports, onDecided);
      return await drainAll(workers, onProgress);
    } catch (error) {
      workers = undefined;
      throw error;
    }
  };
  let running: Promise<number> | undefined;
  let following: Promise<number> | undefined;
  return {
    drain(onProgress = () => undefined) {
      if (running === undefined) {
        running = drain(onProgress).finally(() => {
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

async function openWorkers(ports: ProjectorPorts, onDecided: OnDecided): Promise<readonly Worker[]> {
  const workers: Worker[] = [];
  for (let partition = 0; partition < ports.log.partitions; partition += 1) {
    workers.push(await openWorker(ports, partition, onDecided));
  }
  return workers;
}

async function drainAll(workers: readonly Worker[], onProgress: OnProgress): Promise<number> {
  let total = 0;
  for (let before = -1; before !== total;) {
    before = total;
    for (const worker of workers) {
      for await (const events of worker.ports.log.read(
        worker.partition,
        worker.draft.checkpoint ?? worker.checkpoint,
      )) {
        await runChunk(worker, events);
        total += events.length;
        onProgress(total);
        await othersTurn();
      }
      await commit(worker);
      if (worker.caughtUp) continue;
      worker.caughtUp = true;
      // What a crash left in an outbox, or a rebuild decided again, and nobody has said yet.
      if (await appendOutboxes(worker, worker.documents.values())) before = -1;
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
