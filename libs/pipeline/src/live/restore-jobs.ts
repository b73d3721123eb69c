import { type AccountState, DEFAULT_SETTINGS, isFinished } from '#relationship';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, EventLog, Job, JobQueue, SubjectState } from '../ports/index.js';
import { teamDigestJob } from '../project/team-digest-job.js';
import { notificationsIn } from '../project/notifications-in.js';
import { notifyJob } from '../project/notify-job.js';
import { snoozeJob } from '../project/snooze-job.js';
import { taskJobs } from '../project/task-jobs.js';

export interface RestorePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly jobs: JobQueue;
}

/**
 * Schedules what open tasks and untold news wait for, from their state: a queue that was wiped has it again. What is scheduled already stays.
 *
 * @returns how many jobs there have to be
 */
export async function restoreJobs({ log, store, jobs }: RestorePorts): Promise<number> {
  const { timeZone } = (await activeSettings(store)) ?? DEFAULT_SETTINGS;
  let wanted = 0;
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const { documents } = await store.open(partition);
    for await (const batch of documents) {
      const waiting = batch.flatMap(({ subject, state }) =>
        state.kind === 'account' ? jobsOf(subject, state, timeZone) : digestJobsOf(state),
      );
      wanted += waiting.length;
      if (waiting.length > 0) await jobs.schedule(waiting);
    }
  }
  return wanted;
}

function jobsOf(subject: string, account: AccountState, timeZone: string): readonly Job[] {
  const snooze = snoozeJob(subject, account.alert, timeZone);
  return [
    ...(snooze === undefined ? [] : [snooze]),
    ...account.tasks.flatMap((task) => taskJobs(subject, task, timeZone)),
    ...notificationsIn(account, timeZone)
      .filter((notification) => !isFinished(notification))
      .map((notification) => notifyJob(subject, notification)),
  ];
}

/** Whoever wants digests of teams has one looked at: whether it is time is seen then. */
function digestJobsOf(state: SubjectState): readonly Job[] {
  return state.kind === 'access' && state.digestSince !== undefined
    ? [teamDigestJob(state.userId, state.digest?.until ?? state.digestSince)]
    : [];
}
