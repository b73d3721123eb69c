import { keyText } from '../ports/index.js';

/** Owner of the key that seals what is known of a contact. */
export function contactOwner(accountId: string, contactId: string): string {
  return keyText('contact', accountId, contactId);
}

/** Owner of the key that seals free text about an account that names no contact. */
function accountOwner(accountId: string): string {
  return keyText('account', accountId);
}

/** Owner of the key that makes ids of contacts out of their names: without it nobody can try names out. */
export const NAMING_OWNER = 'naming';

/** Owners of the keys that together seal a text about some contacts of an account. */
export function textOwners(accountId: string, contactIds: readonly string[]): readonly string[] {
  return contactIds.length === 0
    ? [accountOwner(accountId)]
    : contactIds.map((contactId) => contactOwner(accountId, contactId));
}
