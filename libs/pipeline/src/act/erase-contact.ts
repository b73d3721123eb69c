import { accountSubject, dataschemaOf, type MooringEvent, SYSTEM_SOURCE } from '#relationship';
import { deriveId } from '../derive-id.js';
import { contactOwner } from '../personal/key-owner.js';
import { type Clock, type EventLog, keyText, type KeyVault, type ReadModels } from '../ports/index.js';
import { maySee, type Principal } from '../read/principal.js';

export interface ErasePorts {
  readonly log: EventLog;
  readonly readModels: ReadModels;
  readonly vault: KeyVault;
  readonly clock: Clock;
}

/**
 * Erases a contact: its key first, so that nothing of it can be read from that moment on, then the fact. Doing it twice, or
 * again after a crash between the two, changes nothing.
 *
 * @returns false when there is no such contact, or no right to see it
 */
export async function eraseContact(
  { log, readModels, vault, clock }: ErasePorts,
  principal: Principal,
  accountId: string,
  contactId: string,
): Promise<boolean> {
  const account = await readModels.get('accounts', accountId);
  const contact = await readModels.get('contacts', keyText(accountId, contactId));
  if (account === undefined || contact === undefined || !maySee(principal, account)) return false;
  await vault.erase([contactOwner(accountId, contactId)]);
  const subject = accountSubject(accountId);
  const type = 'mooring.contact.erased';
  const event: MooringEvent = {
    id: deriveId(subject, type, contactId),
    source: SYSTEM_SOURCE,
    type,
    subject,
    time: clock.now(),
    dataschema: dataschemaOf(type),
    data: { contactId },
    actor: principal.userId,
  };
  if (contact['erasedAt'] === undefined) await log.append([event]);
  return true;
}
