import type { Job } from '#pipeline';

/** A job that is due. */
export interface DueJob {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** A job in the hands of this caller; nobody else has it meanwhile. */
export interface TakenJob {
  readonly job: Job;
  /** Its place among the ids that were offered, from 1. */
  readonly place: number;
  /** Forgets the job when it is done, puts it back when it is not. */
  putDown(done: boolean): Promise<void>;
}

/** Takes the first of some jobs that is due and free; undefined when none is. */
export type TakeJob = (ids: readonly string[]) => Promise<TakenJob | undefined>;

/**
 * How many jobs of one instant are in hand at a time. Reminders are due at nine o'clock, all of them, and doing one is
 * mostly waiting for a store and a log.
 */
const ABREAST = 16;
/** How many ids are offered at a time: other processes may have taken those at the front. */
const OFFER = 32;

/**
 * Works through due jobs, the earliest first, ties by id. Those of one instant are done several at a time; a later
 * instant waits until the earlier ones are over, since what they do, say cancel it, counts for it.
 *
 * @param stopping says that no more is to be taken
 * @returns how many were done. Rejects with the first error of taking or putting down, when nothing is under way any more.
 */
export async function handOut(
  jobs: readonly DueJob[],
  take: TakeJob,
  handler: (job: Job) => Promise<void>,
  stopping: () => boolean,
): Promise<number> {
  let done = 0;
  for (const ids of byInstant(jobs)) {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < ids.length && !stopping()) {
        const from = next;
        const offered = ids.slice(from, from + OFFER);
        const taken = await take(offered);
        // The other lanes may be further. Nothing before this place is offered again: a job that is put back is for a
        // later call.
        next = Math.max(next, from + (taken?.place ?? offered.length));
        if (taken === undefined) continue;
        const succeeded = await succeeds(handler, taken.job);
        await taken.putDown(succeeded);
        if (succeeded) done += 1;
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: Math.min(ABREAST, ids.length) }, lane));
    const broken = lanes.find(({ status }) => status === 'rejected');
    if (broken?.status === 'rejected') throw broken.reason;
  }
  return done;
}

/** The ids of each instant, in order. */
function byInstant(jobs: readonly DueJob[]): readonly (readonly string[])[] {
  const instants = Map.groupBy(jobs.toSorted(earliestFirst), ({ due }) => due);
  return [...instants.values()].map((tied) => tied.map(({ id }) => id));
}

/** The order of jobs: by when they are due, ties by id. */
export function earliestFirst(one: DueJob, other: DueJob): number {
  return one.due - other.due || (one.id < other.id ? -1 : 1);
}

/** A job whose handler rejects is handed out again later; why it rejected is for the handler to report. */
async function succeeds(handler: (job: Job) => Promise<void>, job: Job): Promise<boolean> {
  try {
    await handler(job);
    return true;
  } catch {
    return false;
  }
}
