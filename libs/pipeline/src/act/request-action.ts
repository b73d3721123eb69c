import {
  accountSubject,
  type ActionRequest,
  CONSOLE_SOURCE,
  dataschemaOf,
  type MooringEvent,
} from '#relationship';
import {
  type AccountStore,
  type Clock,
  type EventLog,
  keyText,
  type ReadModels,
  type RowBody,
  type StoredEvent,
} from '../ports/index.js';
import { maySee, type Principal } from '../read/principal.js';
import { canonicalJson } from '../replay/canonical-json.js';

/** What a user asks for, with the revision that they saw. */
export type Action = {
  [Type in ActionRequest['type']]: Pick<Extract<ActionRequest, { type: Type }>, 'type' | 'data'>;
}[ActionRequest['type']];

export interface RequestPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
}

export type RequestOutcome =
  /** Appended now, or under the same id before: the fold answers it. */
  | 'requested'
  /** There is no such alert, task or plan, or no right to see it. */
  | 'unknown'
  /** The id was used for another request. */
  | 'reused';

/**
 * Appends what a user asks for. The partition's owner decides: the answer is found under the command id (`commandOf`).
 *
 * @param commandId a repeated request with the same id is the same request
 */
export async function requestAction(
  { log, store, readModels, clock }: RequestPorts,
  principal: Principal,
  commandId: string,
  action: Action,
): Promise<RequestOutcome> {
  const row = await rowActedOn(readModels, action);
  if (row === undefined || !maySee(principal, row)) return 'unknown';
  const subject = accountSubject(String(row['accountId']));
  const key = { subject, source: CONSOLE_SOURCE, id: commandId };
  const { events } = await store.load({ shipments: [], events: [key] });
  const earlier = events.get(keyText(subject, CONSOLE_SOURCE, commandId));
  if (earlier !== undefined) return asksTheSame(earlier, action) ? 'requested' : 'reused';
  const event: MooringEvent = {
    ...key,
    ...action,
    time: clock.now(),
    dataschema: dataschemaOf(action.type),
    actor: principal.userId,
  };
  await log.append([event]);
  return 'requested';
}

function rowActedOn(readModels: ReadModels, { data }: Action): Promise<RowBody | undefined> {
  if ('alertId' in data) return readModels.get('alerts', data.alertId);
  return 'taskId' in data ? readModels.get('tasks', data.taskId) : readModels.get('winbacks', data.planId);
}

function asksTheSame({ type, data }: StoredEvent, action: Action): boolean {
  return canonicalJson([type, data]) === canonicalJson([action.type, action.data]);
}
