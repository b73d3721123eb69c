import type { AccountState } from '../account/account-state.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { InteractionKind } from '../interaction/interaction-events.js';
import type { PartitionState } from '../week/partition-state.js';
import { contactRuleOf } from './contact-rule-of.js';

/** What an account asks of us or holds against us; the answer is a call or an e-mail of its own. */
const ONE_SIDED: ReadonlySet<InteractionKind> = new Set<InteractionKind>(['complaint', 'quote-request']);

/** Whether a dealing keeps the relationship warm: both have spoken, whoever began. */
function isTouch(kind: InteractionKind): boolean {
  return !ONE_SIDED.has(kind);
}

/** ISO date on which somebody was last in touch with the account; undefined when nobody ever was. */
export function lastTouch({ inTouch, lastContact }: AccountState): string | undefined {
  // Where no clock ran when it was logged, the last dealing is all that is known.
  return inTouch === undefined ? lastContact?.date : (inTouch ?? undefined);
}

/**
 * The account with what its contact clock counts from. Only where a clock is set: a log from before there was one folds to the
 * states that it always has.
 *
 * @param before the account before the event
 * @param after the account after it in every other respect
 */
export function evolveTouch(
  before: AccountState,
  after: AccountState,
  event: MooringEvent,
  partition: PartitionState,
): AccountState {
  if (contactRuleOf(partition) === undefined) return after;
  switch (event.type) {
    case 'mooring.account.registered':
      return after.registeredOn === undefined ? { ...after, registeredOn: event.time.slice(0, 10) } : after;
    case 'mooring.interaction.logged':
      return withTouch(after, latest(lastTouch(before), event.data));
    default:
      return after;
  }
}

function latest(
  touch: string | undefined,
  { date, kind }: { readonly date: string; readonly kind: InteractionKind },
): string | undefined {
  return isTouch(kind) && (touch === undefined || touch < date) ? date : touch;
}

/** Kept beside the last dealing only where it is another day. */
function withTouch(account: AccountState, touch: string | undefined): AccountState {
  const { inTouch: _before, ...rest } = account;
  return rest.lastContact?.date === touch ? rest : { ...rest, inTouch: touch ?? null };
}
