import { dataschemaOf, isAccountSubject, type MooringEvent, SYSTEM_SOURCE } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { AccountStore, Clock, EventLog, Parked } from '../ports/index.js';
import type { Principal } from '../read/principal.js';

export interface TakeUpPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}

/** What to do about the event that could not be folded. */
export type TakeUp = 'retry' | 'skip';

/**
 * Has a parked account taken up again, with or without the event that it waits behind.
 *
 * @returns how it was parked; undefined when it is not, or is no account
 */
export async function takeUpParked(
  { log, store, clock }: TakeUpPorts,
  principal: Principal,
  subject: string,
  { how, reason }: { readonly how: TakeUp; readonly reason: string },
): Promise<Parked | undefined> {
  const document = isAccountSubject(subject) ? await store.document(subject) : undefined;
  const parked = document?.parked;
  if (document === undefined || parked === undefined) return undefined;
  const type = how === 'retry' ? 'mooring.parked.retried' : 'mooring.parked.skipped';
  const event: MooringEvent = {
    // As long as nothing has happened to the account since, saying it again is saying it once.
    id: deriveId(subject, type, parked.eventId, String(document.sequence)),
    source: SYSTEM_SOURCE,
    type,
    subject,
    time: clock.now(),
    dataschema: dataschemaOf(type),
    data: { eventId: parked.eventId, sequence: parked.sequence, reason },
    actor: principal.userId,
  };
  await log.append([event]);
  return parked;
}
