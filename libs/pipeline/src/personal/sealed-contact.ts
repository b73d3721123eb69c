import type { DataOf } from '#relationship';
import { seal } from './seal.js';
import { openFields, sealFields } from './seal-fields.js';

/** What is personal about a contact, in the clear. */
export interface ContactDetails {
  readonly name: string;
  readonly title?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly note?: string;
}

export type SealedContact = DataOf<'mooring.contact.added'>['sealed'];

const OF = 'contact';
const OPTIONAL = ['title', 'phone', 'email', 'note'] as const;

/** Seals what is personal under the contact's key. */
export function sealContact(key: Uint8Array, details: ContactDetails): SealedContact {
  return { name: seal(key, `${OF}.name`, details.name), ...sealFields(key, OF, OPTIONAL, details) };
}

/** What the key opens of a contact. */
export function openContact(key: Uint8Array, sealed: SealedContact): Partial<ContactDetails> {
  return openFields(key, OF, ['name', ...OPTIONAL], sealed);
}
