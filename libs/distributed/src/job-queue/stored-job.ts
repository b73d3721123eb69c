import type { BulkJobOptions } from 'bullmq';
import type { Job } from '#pipeline';

/** What BullMQ keeps as the data of a job. */
export interface StoredData {
  readonly payload: Job['payload'];
  /** As it was written when the job was scheduled. */
  readonly runAt: string;
}

/** BullMQ's scores are milliseconds times this and a counter of the jobs of that millisecond. */
const SCORES_A_MILLISECOND = 4096;

/**
 * A job as BullMQ takes it in bulk, always into its delayed set and there under its own date: also one that is overdue,
 * which BullMQ would put into the waiting list, behind those that are overdue for less.
 *
 * @param now the present moment in milliseconds since 1970, shown as the time it was added
 */
export function bulkEntry(
  { id, name, payload, runAt }: Job,
  now: number,
): { name: string; data: StoredData; opts: BulkJobOptions } {
  const due = Date.parse(runAt);
  // The delayed set is for delays above zero; the score is the sum of these two.
  const timestamp = Math.min(now, due - 1);
  return { name, data: { payload, runAt }, opts: { jobId: id, timestamp, delay: due - timestamp } };
}

/** @param data as BullMQ keeps it, in JSON */
export function storedJob(id: string, name: string, data: string): Job {
  const { payload, runAt }: StoredData = JSON.parse(data);
  return { id, name, payload, runAt };
}

/** The highest score of jobs that are due by a moment, in milliseconds since 1970. */
export function lastScoreBy(moment: number): number {
  return (moment + 1) * SCORES_A_MILLISECOND - 1;
}

/** The moment of a score, in milliseconds since 1970. */
export function momentOf(score: number): number {
  return Math.floor(score / SCORES_A_MILLISECOND);
}
