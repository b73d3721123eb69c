import { DIRECTIONS, FEELINGS, INTERACTION_KINDS } from '#relationship';
import { z } from 'zod';
import { textOwners } from '../personal/key-owner.js';
import { sharedKey } from '../personal/seal.js';
import { type InteractionTexts, openInteraction } from '../personal/sealed-interaction.js';
import { keyText, type KeyVault, type ReadModels } from '../ports/index.js';
import { maySee, type Principal } from './principal.js';

const interactionRow = z.object({
  accountId: z.string(),
  interactionId: z.string(),
  date: z.string(),
  time: z.string(),
  kind: z.enum(INTERACTION_KINDS),
  direction: z.enum(DIRECTIONS).exactOptional(),
  contactIds: z.array(z.string()).readonly(),
  feeling: z.enum(FEELINGS).exactOptional(),
  nextStepDue: z.string().exactOptional(),
  actor: z.string().exactOptional(),
  sealed: z.object({ note: z.string().exactOptional(), nextStep: z.string().exactOptional() }),
});

/** An interaction as whoever may see the account sees it. */
export interface Interaction extends Omit<z.infer<typeof interactionRow>, 'sealed'>, InteractionTexts {
  /** A contact who took part was erased, and the text with it. */
  readonly unreadable?: true;
}

/** What was talked about with an account, the latest first; undefined when there is no such account to be seen. */
export async function listInteractions(
  { readModels, vault }: { readonly readModels: ReadModels; readonly vault: KeyVault },
  principal: Principal,
  accountId: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<{ readonly rows: readonly Interaction[]; readonly next?: string } | undefined> {
  const account = await readModels.get('accounts', accountId);
  if (account === undefined || !maySee(principal, account)) return undefined;
  const { rows, ...page } = await readModels.find({
    collection: 'interactions',
    where: { accountId },
    orderBy: 'date',
    descending: true,
    after,
    limit,
  });
  const parsed = rows.map((row) => interactionRow.parse(row));
  const keys = await vault.find(parsed.flatMap((row) => textOwners(accountId, row.contactIds)));
  return { ...page, rows: parsed.map((row) => opened(row, keys)) };
}

/** One interaction; undefined when there is none, or no right to see it. */
export async function interactionOf(
  { readModels, vault }: { readonly readModels: ReadModels; readonly vault: KeyVault },
  principal: Principal,
  accountId: string,
  interactionId: string,
): Promise<Interaction | undefined> {
  const account = await readModels.get('accounts', accountId);
  const row = await readModels.get('interactions', keyText(accountId, interactionId));
  if (account === undefined || row === undefined || !maySee(principal, account)) return undefined;
  const interaction = interactionRow.parse(row);
  return opened(interaction, await vault.find(textOwners(accountId, interaction.contactIds)));
}

function opened(
  { sealed, ...row }: z.infer<typeof interactionRow>,
  keys: ReadonlyMap<string, Uint8Array>,
): Interaction {
  if (Object.keys(sealed).length === 0) return row;
  const own = textOwners(row.accountId, row.contactIds).flatMap((owner) => keys.get(owner) ?? []);
  const complete = own.length === Math.max(1, row.contactIds.length);
  const texts = complete ? openInteraction(sharedKey(own), sealed) : {};
  return Object.keys(texts).length === 0 ? { ...row, unreadable: true } : { ...row, ...texts };
}
