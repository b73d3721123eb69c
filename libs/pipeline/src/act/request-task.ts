import { accountSubject } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { DoorProblem } from '../ingest/door-answer.js';
import { textOwners } from '../personal/key-owner.js';
import { sharedKey } from '../personal/seal.js';
import { sealTitle } from '../personal/sealed-title.js';
import {
  type AccountStore,
  type Clock,
  type EventLog,
  keyText,
  type KeyVault,
  type ReadModels,
} from '../ports/index.js';
import { maySee, type Principal } from '../read/principal.js';
import { appendRequest } from './append-request.js';

export interface RequestTaskPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly vault: KeyVault;
  readonly clock: Clock;
}

/** A task that somebody sets themselves, or somebody else, in the clear. */
export interface WantedTask {
  readonly accountId: string;
  readonly title: string;
  /** ISO date in the business time zone. */
  readonly due: string;
  /** Contacts whom the title is about: erasing one of them erases it. */
  readonly contactIds?: readonly string[];
  /** Whoever looks after the account when missing. */
  readonly owner?: string;
  readonly team?: string;
}

export type RequestTaskOutcome =
  | { readonly outcome: 'requested'; readonly taskId: string }
  /** There is no such account, or no right to see it; or the id was used for another request. */
  | { readonly outcome: 'unknown' | 'reused' }
  | { readonly outcome: 'refused'; readonly problem: DoorProblem };

/**
 * Asks for a task on an account, its title sealed before it is written. The answer is found under the command id.
 *
 * @param commandId a repeated request with the same id is the same task
 */
export async function requestTask(
  ports: RequestTaskPorts,
  principal: Principal,
  commandId: string,
  { accountId, title, contactIds = [], ...wanted }: WantedTask,
): Promise<RequestTaskOutcome> {
  const { readModels, vault } = ports;
  const account = await readModels.get('accounts', accountId);
  if (account === undefined || !maySee(principal, account)) return { outcome: 'unknown' };
  const who = [...new Set(contactIds)].toSorted();
  const known = await readModels.getAll(
    'contacts',
    who.map((contactId) => keyText(accountId, contactId)),
  );
  if (known.size < who.length) return refused('The account has no contact of one of these ids.');
  const owners = textOwners(accountId, who);
  const keys = await vault.obtain(owners);
  const own = owners.flatMap((owner) => keys.get(owner) ?? []);
  if (own.length < owners.length) return refused('One of the contacts was erased.');
  const subject = accountSubject(accountId);
  const taskId = deriveId(subject, 'task', 'by-hand', commandId);
  const data = { taskId, sealed: sealTitle(sharedKey(own), title), contactIds: who, ...wanted };
  const place = { subject, commandId };
  const outcome = await appendRequest(ports, principal, place, {
    type: 'mooring.task.opened.requested',
    data,
  });
  return outcome === 'requested' ? { outcome, taskId } : { outcome };
}

function refused(reason: string): RequestTaskOutcome {
  return { outcome: 'refused', problem: { field: 'contactIds', reason } };
}
