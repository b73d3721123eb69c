import { type AccountState, type Notice, type NoticeFacts, accountIdOf } from '#relationship';
import type { AccountStore, SubjectDocument } from '../ports/index.js';
import { noticesIn } from '../project/notices-in.js';

/** A notice with the account that it is about, as both stand now. */
export interface OpenNotice {
  readonly subject: string;
  readonly account: AccountState;
  readonly notice: Notice;
}

/** A notice that is still to be told, or was; undefined when nobody is to be told it any more. */
export async function openNotice(
  store: AccountStore,
  subject: string,
  noticeId: string,
  timeZone: string,
): Promise<OpenNotice | undefined> {
  const document = await store.document(subject);
  return document && noticeIn(document, noticeId, timeZone);
}

/** The same in a document at hand. Nothing is told about an account that is parked: it stands still. */
export function noticeIn(
  { subject, state: account, parked }: SubjectDocument,
  noticeId: string,
  timeZone: string,
): OpenNotice | undefined {
  if (account.kind !== 'account' || parked !== undefined) return undefined;
  const notice = noticesIn(account, timeZone).find((one) => one.noticeId === noticeId);
  return notice && { subject, account, notice };
}

/** What a message about a notice is made of. */
export function noticeFacts({ account, notice }: OpenNotice): NoticeFacts {
  const { name, nameEn, alert, tasks } = account;
  const task = tasks.find(({ taskId, alertId }) =>
    notice.taskId === undefined ? alertId === notice.alertId : taskId === notice.taskId,
  );
  return {
    kind: notice.kind,
    name,
    nameEn,
    alert: alert?.alertId === notice.alertId ? { cause: alert.cause, facts: alert.facts } : undefined,
    due: task?.due,
  };
}

/** What a program is told: the numbers of the alert and what they are about. */
export function webhookFacts(open: OpenNotice, manager: string): Readonly<Record<string, unknown>> {
  const { subject, notice } = open;
  const { kind, name, nameEn, alert, due } = noticeFacts(open);
  return {
    kind,
    manager,
    accountId: accountIdOf(subject),
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    alertId: notice.alertId,
    ...(notice.taskId === undefined ? {} : { taskId: notice.taskId }),
    since: notice.since,
    ...(due === undefined ? {} : { dueOn: due }),
    ...(alert === undefined ? {} : { cause: alert.cause, facts: alert.facts }),
  };
}
