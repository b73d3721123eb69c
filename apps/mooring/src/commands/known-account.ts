import type { ReadModels } from '#pipeline';
import { UserError } from '../user-error.js';
import { findAccount } from './find-account.js';

/** The id of the account that a user means by its id or its name; else an error that says what is near. */
export async function knownAccount(
  { readModels }: { readonly readModels: ReadModels },
  text: string,
): Promise<string> {
  const found = await findAccount(readModels, text);
  if ('accountId' in found) return found.accountId;
  const near = found.near.length === 0 ? '' : `; near it: ${found.near.join(', ')}`;
  throw new UserError(`there is no account ${text}${near}`);
}
