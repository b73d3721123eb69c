import { LOCAL_OPERATOR, type TakeUp, takeUpParked } from '#pipeline';
import { accountSubject } from '#relationship';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/** Takes a parked account up again and says how it stands then. */
export async function takeUpCommand(
  set: MooringSet,
  accountId: string,
  how: TakeUp,
  reason: string,
): Promise<void> {
  await set.projector.drain();
  const subject = accountSubject(accountId);
  const before = await takeUpParked(set, LOCAL_OPERATOR, subject, { how, reason });
  if (before === undefined) throw new UserError(`the account ${accountId} is not parked`);
  await set.projector.drain();
  const after = (await set.store.document(subject))?.parked;
  if (after !== undefined) {
    throw new UserError(
      `${accountId} is parked at event ${after.eventId} (${after.reason}); ${String(after.waiting)} waiting behind it`,
    );
  }
  const folded =
    before.waiting === 1
      ? '1 event that waited has been folded'
      : `${before.waiting.toLocaleString('en')} events that waited have been folded`;
  print(`${accountId} goes on; ${folded}.`);
}
