import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '#pipeline';
import { placeOf, positionOf } from '../position.js';
import { optionalNumber } from '../row.js';

export interface PartitionPlaces {
  readonly checkpoint?: Position;
  readonly liveFrom?: Position;
}

export interface PartitionsTable {
  find(partition: number): PartitionPlaces;
  /** True while nothing has been committed. */
  isFresh(): boolean;
  /** Moves a checkpoint forward, never back. */
  advance(partition: number, checkpoint: Position): void;
  /** Forgets all places but these. */
  reset(liveFrom: ReadonlyMap<number, Position>): void;
}

export function partitionsTable(db: DatabaseSync): PartitionsTable {
  const select = db.prepare('SELECT checkpoint, live_from FROM partitions WHERE partition = ?');
  const upsert = db.prepare(`
    INSERT INTO partitions (partition, checkpoint) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET checkpoint = max(excluded.checkpoint, coalesce(checkpoint, 0))`);
  const insertLiveFrom = db.prepare('INSERT INTO partitions (partition, live_from) VALUES (?, ?)');
  const selectCommitted = db.prepare('SELECT 1 FROM partitions WHERE checkpoint IS NOT NULL LIMIT 1');
  const deleteAll = db.prepare('DELETE FROM partitions');
  return {
    find(partition) {
      const row = select.get(partition) ?? { checkpoint: null, live_from: null };
      const checkpoint = optionalNumber(row, 'checkpoint');
      const liveFrom = optionalNumber(row, 'live_from');
      return {
        ...(checkpoint === undefined ? {} : { checkpoint: positionOf(checkpoint) }),
        ...(liveFrom === undefined ? {} : { liveFrom: positionOf(liveFrom) }),
      };
    },
    isFresh: () => selectCommitted.get() === undefined,
    advance(partition, checkpoint) {
      upsert.run(partition, placeOf(checkpoint));
    },
    reset(liveFrom) {
      deleteAll.run();
      for (const [partition, position] of liveFrom) insertLiveFrom.run(partition, placeOf(position));
    },
  };
}
