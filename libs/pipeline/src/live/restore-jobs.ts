import { DEFAULT_SETTINGS } from '#relationship';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, EventLog, JobQueue } from '../ports/index.js';
import { reminderOf } from '../project/jobs-of-event.js';

export interface RestorePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly jobs: JobQueue;
}

/**
 * Schedules what open tasks wait for, from their state: a queue that was wiped has it again. What is scheduled already stays.
 *
 * @returns how many reminders there have to be
 */
export async function restoreJobs({ log, store, jobs }: RestorePorts): Promise<number> {
  const { timeZone } = (await activeSettings(store)) ?? DEFAULT_SETTINGS;
  let wanted = 0;
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const { documents } = await store.open(partition);
    for await (const batch of documents) {
      const reminders = batch.flatMap(({ subject, state }) =>
        state.kind === 'account'
          ? state.tasks
              .filter(({ remindOn, remindedOn }) => remindedOn !== remindOn)
              .map((task) => reminderOf(subject, task, timeZone))
          : [],
      );
      wanted += reminders.length;
      if (reminders.length > 0) await jobs.schedule(reminders);
    }
  }
  return wanted;
}
