import { CONTACT_ROLES } from '#relationship';
import { z } from 'zod';
import { contactOwner } from '../personal/key-owner.js';
import { type ContactDetails, openContact } from '../personal/sealed-contact.js';
import type { KeyVault, ReadModels } from '../ports/index.js';
import { pageThrough } from './page-through.js';

/** A contact as whoever may see the account sees it. */
export interface Contact extends Partial<ContactDetails> {
  readonly accountId: string;
  readonly contactId: string;
  readonly role?: (typeof CONTACT_ROLES)[number];
  /** Since when nothing of it can be read any more. */
  readonly erasedAt?: string;
}

const contactRow = z.object({
  accountId: z.string(),
  contactId: z.string(),
  role: z.enum(CONTACT_ROLES).exactOptional(),
  erasedAt: z.string().exactOptional(),
  sealed: z
    .object({
      name: z.string(),
      title: z.string().exactOptional(),
      phone: z.string().exactOptional(),
      email: z.string().exactOptional(),
      note: z.string().exactOptional(),
    })
    .exactOptional(),
});

/** The contacts of accounts, opened with the keys that the vault has. */
export async function contactsOf(
  { readModels, vault }: { readonly readModels: ReadModels; readonly vault: KeyVault },
  accountIds: readonly string[],
): Promise<readonly Contact[]> {
  if (accountIds.length === 0) return [];
  const query = { collection: 'contacts', where: { accountId: accountIds }, orderBy: 'accountId' } as const;
  const rows = [];
  for await (const row of pageThrough(readModels, { ...query, descending: false }))
    rows.push(contactRow.parse(row));
  const keys = await vault.find(rows.map(({ accountId, contactId }) => contactOwner(accountId, contactId)));
  return rows.map((row) => opened(row, keys.get(contactOwner(row.accountId, row.contactId))));
}

function opened({ sealed, ...row }: z.infer<typeof contactRow>, key: Uint8Array | undefined): Contact {
  return sealed === undefined || key === undefined ? row : { ...row, ...openContact(key, sealed) };
}
