import type { DatabaseSync } from 'node:sqlite';
import type { Position, Progress } from '#pipeline';
import { placeOf, positionOf } from '../position.js';
import { number, optionalNumber } from '../row.js';

export interface PartitionPlaces extends Progress {
  readonly liveFrom?: Position;
}

export interface PartitionsTable {
  find(partition: number): PartitionPlaces;
  /** True while nothing has been committed. */
  isFresh(): boolean;
  /** Moves a checkpoint forward, never back. */
  advance(partition: number, checkpoint: Position, settled: boolean): void;
  /** Forgets all places but these. */
  reset(liveFrom: ReadonlyMap<number, Position>): void;
}

export function partitionsTable(db: DatabaseSync): PartitionsTable {
  const select = db.prepare('SELECT checkpoint, live_from, unsettled FROM partitions WHERE partition = ?');
  const upsert = db.prepare(`
    INSERT INTO partitions (partition, checkpoint, unsettled) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET
      checkpoint = max(excluded.checkpoint, coalesce(checkpoint, 0)), unsettled = excluded.unsettled`);
  const insertLiveFrom = db.prepare('INSERT INTO partitions (partition, live_from) VALUES (?, ?)');
  const selectCommitted = db.prepare('SELECT 1 FROM partitions WHERE checkpoint IS NOT NULL LIMIT 1');
  const deleteAll = db.prepare('DELETE FROM partitions');
  return {
    find(partition) {
      const row = select.get(partition) ?? { checkpoint: null, live_from: null, unsettled: 0 };
      const checkpoint = optionalNumber(row, 'checkpoint');
      const liveFrom = optionalNumber(row, 'live_from');
      return {
        ...(checkpoint === undefined ? {} : { checkpoint: positionOf(checkpoint) }),
        settled: number(row, 'unsettled') === 0,
        ...(liveFrom === undefined ? {} : { liveFrom: positionOf(liveFrom) }),
      };
    },
    isFresh: () => selectCommitted.get() === undefined,
    advance(partition, checkpoint, settled) {
      upsert.run(partition, placeOf(checkpoint), settled ? 0 : 1);
    },
    reset(liveFrom) {
      deleteAll.run();
      for (const [partition, position] of liveFrom) insertLiveFrom.run(partition, placeOf(position));
    },
  };
}
