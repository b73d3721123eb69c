import type { AccessState, NotificationChoice } from '#relationship';
import type { AccountStore } from '../ports/index.js';
import { accessOf } from './access-of.js';
import type { Recipient, Recipients } from './recipient.js';

/**
 * How somebody is reached as things stand: as the operator's file says, but for what they have chosen themselves, and without
 * the channels that are off.
 *
 * @returns undefined for somebody whom the file does not name
 */
export async function recipientOf(
  { store, recipients }: { readonly store: Pick<AccountStore, 'document'>; readonly recipients: Recipients },
  manager: string,
): Promise<Recipient | undefined> {
  const inFile = recipients(manager);
  return inFile && asChosen(inFile, await accessOf(store, manager));
}

/** What somebody wants who has never said anything. */
export const NOTHING_CHOSEN: NotificationChoice = { off: [] };

/** What the file says of somebody, with their own choice over it. */
export function asChosen(
  { quiet: usual, ...inFile }: Recipient,
  { choice = NOTHING_CHOSEN, channels: troubles = {} }: AccessState,
): Recipient {
  const { language = inFile.language, mode = inFile.mode, off } = choice;
  const quiet = choice.quiet === undefined ? usual : (choice.quiet ?? undefined);
  return {
    ...inFile,
    language,
    mode,
    channels: inFile.channels.filter(
      ({ name }) => !off.includes(name) && troubles[name]?.status !== 'disabled',
    ),
    ...(quiet === undefined ? {} : { quiet }),
  };
}
