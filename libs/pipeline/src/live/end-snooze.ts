import { accountIdOf, dataschemaOf, type MooringEvent, SYSTEM_SOURCE } from '#relationship';
import { deriveId } from '../derive-id.js';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, Clock, EventLog, Job } from '../ports/index.js';
import { snoozeJob } from '../project/snooze-job.js';

export interface EndSnoozePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}

/**
 * Does an `end-snooze` job: looks whether the alert is still snoozed until this day, and says that it has come. The fold then
 * brings the alert back, once, however often the job is done.
 */
export async function endSnooze({ log, store, clock }: EndSnoozePorts, { payload }: Job): Promise<void> {
  const { subject = '', alertId = '' } = payload;
  const account = (await store.document(subject))?.state;
  const alert = account?.kind === 'account' ? account.alert : undefined;
  const settings = await activeSettings(store);
  if (alert?.alertId !== alertId || settings === undefined) return;
  const job = snoozeJob(subject, alert, settings.timeZone);
  const { snooze, snoozedUntil: on } = alert;
  if (job === undefined || snooze === undefined || on === undefined || job.runAt > instant(clock)) return;
  const type = 'mooring.deadline.reached';
  const event: MooringEvent = {
    id: deriveId(subject, type, alertId, String(snooze.since)),
    source: SYSTEM_SOURCE,
    type,
    subject,
    // Not the present moment: said again, it has to be the same event.
    time: job.runAt,
    dataschema: dataschemaOf(type),
    data: { deadline: 'snooze-end', alertId, on, since: snooze.since },
    correlationid: accountIdOf(subject),
  };
  await log.append([event]);
}

function instant(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
