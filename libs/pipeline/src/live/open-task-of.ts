import type { OpenTask } from '#relationship';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore } from '../ports/index.js';

/** A task of an account as it stands, and the zone of its days; undefined when it is not open any more. */
export async function openTaskOf(
  store: AccountStore,
  subject: string,
  taskId: string,
): Promise<{ readonly task: OpenTask; readonly timeZone: string } | undefined> {
  const account = (await store.document(subject))?.state;
  const task = account?.kind === 'account' ? account.tasks.find((open) => open.taskId === taskId) : undefined;
  const settings = await activeSettings(store);
  return task === undefined || settings === undefined ? undefined : { task, timeZone: settings.timeZone };
}
