import type { AccountState, EventOfType } from '#relationship';
import { keyText, type RowBody } from '../../ports/index.js';

export function interactionKey({ accountId }: AccountState, interactionId: string): string {
  return keyText(accountId, interactionId);
}

/** An interaction as it is stored: what is personal is sealed. `eventId` names the statement that counts. */
export function interactionRow(
  { accountId }: AccountState,
  { id, source, time, actor, data }: EventOfType<'mooring.interaction.logged'>,
): RowBody {
  return { accountId, ...data, time, source, eventId: id, ...(actor === undefined ? {} : { actor }) };
}
