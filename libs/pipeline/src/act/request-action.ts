import { accountSubject } from '#relationship';
import type { AccountStore, Clock, EventLog, ReadModels, RowBody } from '../ports/index.js';
import { maySee, maySeeTask, type Principal } from '../read/principal.js';
import type { Action } from './action.js';
import { appendRequest } from './append-request.js';

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
  const isTask = 'taskId' in action.data;
  if (row === undefined || !(isTask ? maySeeTask : maySee)(principal, row)) return 'unknown';
  const subject = accountSubject(String(row['accountId']));
  return appendRequest({ log, store, clock }, principal, { subject, commandId }, action);
}

function rowActedOn(readModels: ReadModels, { data }: Action): Promise<RowBody | undefined> {
  if ('alertId' in data) return readModels.get('alerts', data.alertId);
  return 'taskId' in data ? readModels.get('tasks', data.taskId) : readModels.get('winbacks', data.planId);
}
