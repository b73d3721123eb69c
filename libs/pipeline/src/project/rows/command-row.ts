import { type AccountState, isActionRequest, type MooringEvent } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';
import type { RowChange } from './row-change.js';

/** `alert.snoozed` out of `mooring.alert.snoozed.requested`. */
const REQUESTED = /^mooring\.(.+)\.requested$/u;
const REFUSED = /\.refused$/u;
/** Facts that answer a request carry its id as their cause. */
const ANSWERS: ReadonlySet<string> = new Set([
  'mooring.alert.acknowledged',
  'mooring.alert.snoozed',
  'mooring.alert.closed',
  'mooring.task.assigned',
  'mooring.task.completed',
  'mooring.task.cancelled',
  'mooring.task.step-done',
  'mooring.winback.attempted',
]);

/** What became of a user's request; the row is named by the request's event id. */
export function commandRow(account: AccountState, event: MooringEvent): RowChange | undefined {
  if (isActionRequest(event)) {
    return row(account, event.id, {
      action: REQUESTED.exec(event.type)?.[1] ?? event.type,
      status: 'pending',
      requestedAt: event.time,
      ...actorOf(event),
    });
  }
  if (event.causationid === undefined) return undefined;
  const action = event.type.replace('mooring.', '').replace(REFUSED, '');
  const answered = { action, requestedAt: event.time, ...actorOf(event) };
  if (REFUSED.test(event.type) && 'reason' in event.data) {
    return row(account, event.causationid, { ...answered, status: 'refused', reason: event.data.reason });
  }
  return isAnswer(event) ? row(account, event.causationid, { ...answered, status: 'accepted' }) : undefined;
}

/** A plan or a task is also changed by what happens to the account: then nobody has asked for it. */
function isAnswer(event: MooringEvent): boolean {
  switch (event.type) {
    case 'mooring.winback.won':
      return event.data.reason === 'by-hand';
    case 'mooring.winback.lost':
      return event.data.reason !== 'alert-closed';
    case 'mooring.task.opened':
      return event.data.cause === 'by-hand';
    case 'mooring.task.snoozed':
    case 'mooring.winback.rescheduled':
      // A corrected talk and the wake date of a closed alert are nobody's request.
      return event.actor !== undefined;
    default:
      return ANSWERS.has(event.type);
  }
}

function row(account: AccountState, commandId: string, body: RowBody): RowChange {
  return { collection: 'commands', key: commandId, body: { ...access(account), commandId, ...body } };
}

function actorOf({ actor }: MooringEvent): { readonly actor?: string } {
  return actor === undefined ? {} : { actor };
}
