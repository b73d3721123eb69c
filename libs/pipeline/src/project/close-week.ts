import {
  type AccountState,
  accountSubject,
  closeAccountWeek,
  type ClosedAccountWeek,
  countAccountWeek,
  lapseOf,
  type MooringEvent,
  type PartitionState,
  stateChange,
  SUMMED_WEEKS,
} from '#relationship';
import { deriveId } from '../derive-id.js';
import type { StoredEvent, SubjectDocument } from '../ports/index.js';
import { putRow } from './draft.js';
import { partitionState, put, type Worker } from './open-worker.js';
import { park } from './park.js';
import { accountRowOf, alertRow, relationshipRow } from './rows/index.js';

/**
 * Judges every account of the partition at the copy of `week.closed` that has just been folded, and puts what there is to
 * say into the accounts' outboxes. An account whose judgement throws is parked alone.
 *
 * @param fact the same event as the catalogue types it
 */
export async function closeWeek(worker: Worker, event: StoredEvent, fact: MooringEvent): Promise<void> {
  const partition = partitionState(worker);
  const changed: ClosedAccountWeek[] = [];
  const outOfTouch = accountsOutOfTouch(fact);
  for (const [document, account] of accountsBefore(worker, event)) {
    try {
      const closed = closeAccountWeek(account, partition, document.outbox);
      const lapse =
        closed.change === undefined && outOfTouch.has(account.accountId)
          ? lapseOf(closed.decided, partition, fact, deriveId)
          : undefined;
      if (lapse !== undefined) worker.onDecided([lapse]);
      if (closed.account !== account || lapse !== undefined) {
        const outbox = lapse === undefined ? document.outbox : [...document.outbox, lapse];
        put(worker, { ...document, position: event.position, state: closed.account, outbox });
      }
      if (closed.change !== undefined) changed.push(closed);
      putNewRule(worker, closed.account, event, fact);
      putJudgementRows(worker, closed, partition, event);
    } catch (reason) {
      put(worker, park({ ...document, position: event.position }, event, reason));
    }
  }
  if (changed.length === 0) return;
  const fromWeek = (partition.lastClosed ?? 0) - SUMMED_WEEKS + 1;
  const subjects = changed.map(({ account }) => accountSubject(account.accountId));
  const sums = await worker.ports.store.sums(subjects, fromWeek);
  for (const closed of changed) {
    const subject = accountSubject(closed.account.accountId);
    const document = worker.documents.get(subject);
    const said = stateChange(closed, sums.get(subject) ?? [], partition, fact, deriveId);
    if (document === undefined || said === undefined) continue;
    worker.onDecided([said]);
    put(worker, { ...document, position: event.position, outbox: [...document.outbox, said] });
  }
}

/** Counts the closed week without deciding: what replay does, and all of the week that is state. */
export function countWeek(worker: Worker, event: StoredEvent, fact: MooringEvent): void {
  const partition = partitionState(worker);
  for (const [document, account] of accountsBefore(worker, event)) {
    try {
      const counted = countAccountWeek(account, partition);
      if (counted !== account) put(worker, { ...document, position: event.position, state: counted });
      putNewRule(worker, counted, event, fact);
    } catch (reason) {
      put(worker, park({ ...document, position: event.position }, event, reason));
    }
  }
}

/** Ids of the accounts for which the close of the week asks for a task. */
function accountsOutOfTouch(fact: MooringEvent): ReadonlySet<string> {
  return new Set(fact.type === 'mooring.week.closed' ? fact.data.outOfTouch : []);
}

/** New settings come with the close of a week, and the contact clock of every account may be another one. */
function putNewRule(worker: Worker, account: AccountState, event: StoredEvent, fact: MooringEvent): void {
  if (fact.type !== 'mooring.week.closed' || fact.data.settings?.contactClock === undefined) return;
  putRow(worker.draft, accountRowOf(account, fact.data.settings.contactClock), event.position);
}

/** Accounts that are not parked and that no earlier, interrupted run has taken past this event. */
function* accountsBefore(
  worker: Worker,
  event: StoredEvent,
): Generator<readonly [SubjectDocument, AccountState]> {
  for (const document of worker.documents.values()) {
    if (document.state.kind !== 'account' || document.parked !== undefined) continue;
    if (document.position < event.position) yield [document, document.state];
  }
}

function putJudgementRows(
  worker: Worker,
  { account, judgement }: ClosedAccountWeek,
  partition: PartitionState,
  event: StoredEvent,
): void {
  putRow(
    worker.draft,
    {
      collection: 'relationships',
      key: account.accountId,
      body: relationshipRow(account, judgement, partition),
    },
    event.position,
  );
  if (account.alert === undefined) return;
  const body = alertRow(account, account.alert, partition.settings, undefined, judgement);
  putRow(worker.draft, { collection: 'alerts', key: account.alert.alertId, body }, event.position);
}
