import { accountSubject, type DataOf, dataschemaOf, type EventOfType } from '#relationship';
import { deriveId } from '../derive-id.js';
import { textOwners } from '../personal/key-owner.js';
import { sharedKey } from '../personal/seal.js';
import { sealInteraction } from '../personal/sealed-interaction.js';
import { keyText, type KeyVault, type ReadModels, type RowBody } from '../ports/index.js';
import { type Contact, contactsOf } from '../read/contacts.js';
import type { DoorContext } from './door-context.js';
import type { DoorAnswer } from './door-answer.js';
import { statementOf } from './statement-of.js';
import type { InteractionRow } from './table/index.js';

type InteractionEvent = EventOfType<'mooring.interaction.logged'>;

export interface InteractionPorts {
  readonly readModels: ReadModels;
  readonly vault: KeyVault;
}

/** An interaction with the id under which later statements about it are recognised. */
export interface NamedInteraction {
  readonly row: InteractionRow;
  readonly interactionId: string;
  /** ISO instant at which it took place. */
  readonly time: string;
}

/**
 * Compares interactions with what is known and seals the free text. Everything that was given out before has to be folded;
 * the rows of one call see each other.
 */
export async function passInteractions(
  { readModels, vault }: InteractionPorts,
  named: readonly NamedInteraction[],
  { source, envelope }: Omit<DoorContext, 'time'>,
): Promise<readonly DoorAnswer<InteractionEvent>[]> {
  const accountIds = [...new Set(named.map(({ row }) => row.accountId))];
  const accounts = await readModels.getAll('accounts', accountIds);
  const contacts = Map.groupBy(
    await contactsOf({ readModels, vault }, accountIds),
    ({ accountId }) => accountId,
  );
  const placed = named.map((each) => ({
    ...each,
    who: resolve(contacts.get(each.row.accountId) ?? [], each.row.contacts ?? []),
  }));
  const keyOf = (row: InteractionRow, interactionId: string) => keyText(row.accountId, interactionId);
  const known = new Map(
    await readModels.getAll(
      'interactions',
      named.map(({ row, interactionId }) => keyOf(row, interactionId)),
    ),
  );
  const keys = await vault.obtain(
    placed.flatMap(({ row, who }) =>
      accounts.has(row.accountId) && 'contactIds' in who ? textOwners(row.accountId, who.contactIds) : [],
    ),
  );
  return placed.map(({ row, interactionId, time, who }): DoorAnswer<InteractionEvent> => {
    if (!accounts.has(row.accountId)) return rejected('account_id', `There is no account ${row.accountId}.`);
    if ('unknown' in who) {
      const reason = `The account has no contact "${who.unknown}".`;
      const impersonal = 'The account has no contact of that id or name.';
      return { outcome: 'rejected', problem: { field: 'contacts', reason, impersonal } };
    }
    const own = textOwners(row.accountId, who.contactIds).map((owner) => keys.get(owner));
    const present = own.filter((key) => key !== undefined);
    if (present.length < own.length) return rejected('contacts', 'A contact of the interaction was erased.');
    const data = dataOf(row, interactionId, who.contactIds, sharedKey(present));
    const before = known.get(keyOf(row, interactionId));
    if (before !== undefined && says(before, data, row.by)) return { outcome: 'duplicate' };
    const subject = accountSubject(row.accountId);
    const type = 'mooring.interaction.logged';
    const content = JSON.stringify([data, row.by]);
    const event: InteractionEvent = {
      ...envelope,
      ...(row.by === undefined ? {} : { actor: row.by }),
      // Going back to what was said earlier is a new statement.
      id: deriveId(subject, source, 'interaction', interactionId, statementOf(before), content),
      source,
      type,
      subject,
      time,
      dataschema: dataschemaOf(type),
      data,
    };
    known.set(keyOf(row, interactionId), { ...data, actor: row.by, eventId: event.id });
    return { outcome: before === undefined ? 'accepted' : 'amended', event };
  });
}

/** The contacts that are meant: by id, else by name, in the order of their ids. */
function resolve(
  contacts: readonly Contact[],
  wanted: readonly string[],
): { readonly contactIds: readonly string[] } | { readonly unknown: string } {
  const found = new Set<string>();
  for (const text of wanted) {
    const name = text.normalize('NFKC').toLowerCase();
    const contact =
      contacts.find(({ contactId }) => contactId === text) ??
      contacts.find((each) => each.name?.normalize('NFKC').toLowerCase() === name);
    if (contact === undefined) return { unknown: text };
    found.add(contact.contactId);
  }
  return { contactIds: [...found].toSorted() };
}

function dataOf(
  { date, kind, direction, feeling, note, nextStep, nextStepDue }: InteractionRow,
  interactionId: string,
  contactIds: readonly string[],
  key: Uint8Array,
): DataOf<'mooring.interaction.logged'> {
  const texts = {
    ...(note === undefined ? {} : { note }),
    ...(nextStep === undefined ? {} : { nextStep }),
  };
  return {
    interactionId,
    date,
    kind,
    ...(direction === undefined ? {} : { direction }),
    contactIds,
    ...(feeling === undefined ? {} : { feeling }),
    sealed: sealInteraction(key, texts),
    ...(nextStepDue === undefined ? {} : { nextStepDue }),
  };
}

/** The same text under the same key is the same when it is sealed. */
function says(row: RowBody, data: DataOf<'mooring.interaction.logged'>, by: string | undefined): boolean {
  const fields = Object.entries(data).filter(([field]) => field !== 'interactionId');
  return (
    fields.every(([field, value]) => JSON.stringify(row[field]) === JSON.stringify(value)) &&
    ['direction', 'feeling', 'nextStepDue'].every((field) => field in data || row[field] === undefined) &&
    row['actor'] === by
  );
}

function rejected(field: string, reason: string): DoorAnswer<never> {
  return { outcome: 'rejected', problem: { field, reason } };
}
