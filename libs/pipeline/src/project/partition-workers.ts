import type { Position, StoredEvent } from '../ports/index.js';
import { type OnDecided, openWorker, type ProjectorPorts, type Worker } from './open-worker.js';
import { catchUp, runChunk } from './run-chunk.js';

/** The partitions that this process folds. Each of them is to be worked on by one call at a time. */
export interface PartitionWorkers {
  /**
   * Makes this process the one writer of a partition, on what the store has of it by now.
   *
   * @returns the position after which to read on; undefined = from the start
   */
  take(partition: number): Promise<Position | undefined>;

  /**
   * Folds the next events of a partition that was taken; those that were folded already are left out. When a port fails, or
   * the partition was taken by another process (`LostClaim`), the partition is dropped.
   */
  fold(partition: number, events: readonly StoredEvent[]): Promise<void>;

  /** Up to where a partition is folded; undefined = not at all, or not taken. */
  reached(partition: number): Position | undefined;

  isTaken(partition: number): boolean;

  /** Forgets a partition: what is in memory of it may be outdated soon. */
  drop(partition: number): void;
}

/** @param onDecided told of everything that is decided, before it is appended */
export function partitionWorkers(
  ports: ProjectorPorts,
  onDecided: OnDecided = () => undefined,
): PartitionWorkers {
  const workers = new Map<number, Worker>();
  /** What fails half-way is thrown away: the next one is opened from the store. */
  const orDrop = async (partition: number, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      workers.delete(partition);
      throw error;
    }
  };
  const reached = (partition: number): Position | undefined => {
    const worker = workers.get(partition);
    return worker?.draft.checkpoint ?? worker?.checkpoint;
  };
  return {
    async take(partition) {
      workers.delete(partition);
      const worker = await openWorker(ports, partition, onDecided);
      workers.set(partition, worker);
      if (worker.behind === 0) await orDrop(partition, () => catchUp(worker));
      return worker.checkpoint;
    },
    async fold(partition, events) {
      const worker = workers.get(partition);
      if (worker === undefined) throw new Error(`partition ${String(partition)} was not taken`);
      const after = reached(partition) ?? '';
      const news = events.filter(({ position }) => position > after);
      if (news.length === 0) return;
      await orDrop(partition, async () => {
        await runChunk(worker, news);
        worker.behind -= news.length;
        if (worker.behind <= 0 && !worker.caughtUp) await catchUp(worker);
      });
    },
    reached,
    isTaken: (partition) => workers.has(partition),
    drop(partition) {
      workers.delete(partition);
    },
  };
}
