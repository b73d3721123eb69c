import {
  type AccountState,
  accountSubject,
  closeAccountWeek,
  type ClosedAccountWeek,
  countAccountWeek,
  type MooringEvent,
  type Settings,
  stateChange,
  SUMMED_WEEKS,
} from '#relationship';
import { deriveId } from '../derive-id.js';
import type { StoredEvent, SubjectDocument } from '../ports/index.js';
import { putRow } from './draft.js';
import { partitionState, put, type Worker } from './open-worker.js';
import { park } from './park.js';
import { alertRow, relationshipRow } from './rows/index.js';

/**
 * Judges every account of the partition at the copy of `week.closed` that has just been folded, and puts what there is to
 * say into the accounts' outboxes. An account whose judgement throws is parked alone.
 *
 * @param fact the same event as the catalogue types it
 */
export async function closeWeek(worker: Worker, event: StoredEvent, fact: MooringEvent): Promise<void> {
  const partition = partitionState(worker);
  const changed: ClosedAccountWeek[] = [];
  for (const [document, account] of accountsBefore(worker, event)) {
    try {
      const closed = closeAccountWeek(account, partition, document.outbox);
      if (closed.account !== account)
        put(worker, { ...document, position: event.position, state: closed.account });
      if (closed.change !== undefined) changed.push(closed);
      putJudgementRows(worker, closed, event, partition.settings);
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
export function countWeek(worker: Worker, event: StoredEvent): void {
  const partition = partitionState(worker);
  for (const [document, account] of accountsBefore(worker, event)) {
    try {
      const counted = countAccountWeek(account, partition);
      if (counted !== account) put(worker, { ...document, position: event.position, state: counted });
    } catch (reason) {
      put(worker, park({ ...document, position: event.position }, event, reason));
    }
  }
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
  event: StoredEvent,
  settings: Settings,
): void {
  putRow(
    worker.draft,
    { collection: 'relationships', key: account.accountId, body: relationshipRow(account, judgement) },
    event.position,
  );
  if (account.alert === undefined) return;
  const body = alertRow(account, account.alert, settings, undefined, judgement);
  putRow(worker.draft, { collection: 'alerts', key: account.alert.alertId, body }, event.position);
}
