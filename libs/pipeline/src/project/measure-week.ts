import { type AccountState, measurePartition, nextToMeasure, noteMeasured, weekOf } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Position } from '../ports/index.js';
import { partitionState, put, type Worker } from './open-worker.js';

/**
 * Sends the partition's sums for the next ended week, once everything that the week before made the accounts say has been
 * read back: a week is measured on complete accounts.
 *
 * @param position of the event after which this is looked at
 * @returns whether there was a week to measure: the batch is cut here
 */
export function measureWeek(worker: Worker, position: Position): boolean {
  if (worker.undelivered.size > 0) return false;
  const partition = partitionState(worker);
  const marker = nextToMeasure(partition);
  if (marker === undefined) return false;
  if (isBeingRedone(worker, position)) return false;
  const document = worker.own;
  const measured = measurePartition(partition, countedAccounts(worker), marker, deriveId);
  worker.onDecided([measured]);
  put(worker, {
    ...document,
    position,
    state: noteMeasured(partition, weekOf(marker.data.week)),
    outbox: [...document.outbox, measured],
  });
  return true;
}

/**
 * Whether a commit that stopped half-way has left subjects that are already past this event: the week was measured, and will
 * be again, where all of them are complete.
 */
export function isBeingRedone(worker: Worker, position: Position): boolean {
  for (const document of worker.documents.values()) if (document.position > position) return true;
  return false;
}

/** Parked accounts stand still: they are left out of the index, and of what is told of a week. */
export function* countedAccounts(worker: Worker): Generator<AccountState> {
  for (const { state, parked } of worker.documents.values()) {
    if (state.kind === 'account' && parked === undefined) yield state;
  }
}
