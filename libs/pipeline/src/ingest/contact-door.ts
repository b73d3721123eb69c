import { createHmac } from 'node:crypto';
import { accountSubject, type DataOf, dataschemaOf, type EventOfType } from '#relationship';
import { deriveId } from '../derive-id.js';
import { contactOwner, NAMING_OWNER } from '../personal/key-owner.js';
import { sealContact } from '../personal/sealed-contact.js';
import { keyText, type KeyVault, type ReadModels, type RowBody } from '../ports/index.js';
import type { DoorContext } from './door-context.js';
import type { DoorAnswer } from './door-answer.js';
import { statementOf } from './statement-of.js';
import type { ContactRow } from './table/index.js';

type ContactEvent = EventOfType<'mooring.contact.added' | 'mooring.contact.changed'>;

export interface ContactPorts {
  readonly readModels: ReadModels;
  readonly vault: KeyVault;
}

const ID_LENGTH = 22;

/**
 * Compares contacts with what is known and seals what is personal. Everything that was given out before has to be folded;
 * the rows of one call see each other.
 */
export async function passContacts(
  { readModels, vault }: ContactPorts,
  rows: readonly ContactRow[],
  context: DoorContext,
): Promise<readonly DoorAnswer<ContactEvent>[]> {
  const naming = (await vault.obtain([NAMING_OWNER])).get(NAMING_OWNER) ?? new Uint8Array();
  const named = rows.map((row) => ({ row, contactId: row.contactId ?? nameId(naming, row) }));
  const accounts = await readModels.getAll('accounts', [...new Set(rows.map(({ accountId }) => accountId))]);
  const known = new Map(
    await readModels.getAll(
      'contacts',
      named.map(({ row, contactId }) => keyText(row.accountId, contactId)),
    ),
  );
  const wanted = named.filter(({ row }) => accounts.has(row.accountId));
  const keys = await vault.obtain(wanted.map(({ row, contactId }) => contactOwner(row.accountId, contactId)));
  return named.map(({ row, contactId }) => {
    if (!accounts.has(row.accountId)) return rejected('account_id', `There is no account ${row.accountId}.`);
    const key = keys.get(contactOwner(row.accountId, contactId));
    if (key === undefined) return rejected('contact_id', 'The contact was erased and cannot be added again.');
    const data = { contactId, role: row.role, sealed: sealContact(key, row) };
    const present = known.get(keyText(row.accountId, contactId));
    if (present !== undefined && says(present, data)) return { outcome: 'duplicate' };
    const event = contactEvent(row.accountId, data, present, context);
    known.set(keyText(row.accountId, contactId), { ...data, eventId: event.id });
    return { outcome: present === undefined ? 'accepted' : 'amended', event };
  });
}

/** A contact without an id is known by its name; without the vault nobody can tell which name. */
function nameId(naming: Uint8Array, { accountId, name }: ContactRow): string {
  const text = keyText(accountId, name.normalize('NFKC').toLowerCase());
  return createHmac('sha256', naming).update(text).digest('base64url').slice(0, ID_LENGTH);
}

function contactEvent(
  accountId: string,
  data: DataOf<'mooring.contact.added'>,
  present: RowBody | undefined,
  { source, time, envelope }: DoorContext,
): ContactEvent {
  const subject = accountSubject(accountId);
  const type = present === undefined ? 'mooring.contact.added' : 'mooring.contact.changed';
  // Going back to what was said earlier is a new statement.
  return {
    ...envelope,
    id: deriveId(subject, source, 'contact', data.contactId, statementOf(present), JSON.stringify(data)),
    source,
    type,
    subject,
    time,
    dataschema: dataschemaOf(type),
    data,
  };
}

/** The same text under the same key is the same when it is sealed. */
function says(present: RowBody, { role, sealed }: DataOf<'mooring.contact.added'>): boolean {
  return JSON.stringify([present['role'], present['sealed']]) === JSON.stringify([role, sealed]);
}

function rejected(field: string, reason: string): DoorAnswer<never> {
  return { outcome: 'rejected', problem: { field, reason } };
}
