import type { AccountState, DataOf } from '#relationship';
import { keyText, type RowBody } from '../../ports/index.js';

/** Rows of contacts and interactions are asked for by account, so whoever may see the account may see them. */
export function contactKey({ accountId }: AccountState, contactId: string): string {
  return keyText(accountId, contactId);
}

/** A contact as it is stored: what is personal is sealed. */
export function contactRow(
  { accountId }: AccountState,
  { contactId, role, sealed }: DataOf<'mooring.contact.added'>,
): RowBody {
  return { accountId, contactId, role, sealed };
}

/** What stays of a contact whose key was destroyed. */
export function erasedContactRow({ accountId }: AccountState, contactId: string, erasedAt: string): RowBody {
  return { accountId, contactId, erasedAt };
}
