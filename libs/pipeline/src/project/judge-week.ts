import { noteReported, reportJudged } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Position } from '../ports/index.js';
import { countedAccounts, isBeingRedone } from './measure-week.js';
import { partitionState, put, type Worker } from './open-worker.js';

/**
 * Tells the portfolio how the last closed week was judged, once everything that it made the accounts say has been read back:
 * before the next week is measured, so that all partitions have told of a week before any tells of the next.
 *
 * @param position of the event after which this is looked at
 * @returns whether there was a week to tell of: the batch is cut here
 */
export function judgeWeek(worker: Worker, position: Position): boolean {
  const partition = partitionState(worker);
  if (partition.judging === undefined || worker.undelivered.size > 0) return false;
  if (isBeingRedone(worker, position)) return false;
  const judged = reportJudged(partition, countedAccounts(worker), deriveId);
  if (judged === undefined) return false;
  worker.onDecided([judged]);
  const { own } = worker;
  put(worker, { ...own, position, state: noteReported(partition), outbox: [...own.outbox, judged] });
  return true;
}
