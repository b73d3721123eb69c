import { eraseContact, LOCAL_OPERATOR } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/** Erases a contact for good. */
export async function eraseCommand(set: MooringSet, accountId: string, contactId: string): Promise<void> {
  await set.projector.drain();
  if (!(await eraseContact(set, LOCAL_OPERATOR, accountId, contactId))) {
    throw new UserError(`the account ${accountId} has no contact ${contactId}`);
  }
  await set.projector.drain();
  print(
    `Erased: nothing that was known of ${contactId} can be read any more, in this folder or in a copy of it.`,
  );
  print('Backups of vault.sqlite that are older still hold the key: destroy them as well.');
}
