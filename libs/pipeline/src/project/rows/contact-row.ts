import type { AccountState, EventOfType } from '#relationship';
import { keyText, type RowBody } from '../../ports/index.js';

/** Rows of contacts and interactions are asked for by account, so whoever may see the account may see them. */
export function contactKey({ accountId }: AccountState, contactId: string): string {
  return keyText(accountId, contactId);
}

/** A contact as it is stored: what is personal is sealed. `eventId` names the statement that counts. */
export function contactRow(
  { accountId }: AccountState,
  { id, data }: EventOfType<'mooring.contact.added' | 'mooring.contact.changed'>,
): RowBody {
  return { accountId, ...data, eventId: id };
}

/** What stays of a contact whose key was destroyed. */
export function erasedContactRow({ accountId }: AccountState, contactId: string, erasedAt: string): RowBody {
  return { accountId, contactId, erasedAt };
}
