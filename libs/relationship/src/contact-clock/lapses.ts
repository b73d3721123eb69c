import type { AccountState } from '../account/account-state.js';
import { YEAR_WEEKS } from '../detect/index.js';
import type { PartitionState } from '../week/partition-state.js';
import { contactRuleOf } from './contact-rule-of.js';
import { type ContactClock, contactClock, contactColour, isForWinback } from './contact-clock.js';
import type { Lapsing } from './contact-clock-events.js';

/**
 * The clock of an account that a task is to be opened for: it is red, nobody was told so since the last contact, and nobody has
 * anything to do about the account already. An account that has shipped nothing for a year is not kept warm but won back.
 *
 * @param today ISO date
 */
export function lapsedClock(
  account: AccountState,
  partition: PartitionState,
  today: string,
): ContactClock | undefined {
  const rule = contactRuleOf(partition);
  if (rule === undefined || account.tasks.length > 0) return undefined;
  if (isForWinback(account) || isDormant(account, partition)) return undefined;
  const clock = contactClock(account, rule);
  if (clock === undefined || contactColour(clock, today) !== 'red') return undefined;
  return account.lapsedSince === clock.since ? undefined : clock;
}

/** The accounts of a partition that may be given tasks, no more of one owner than would be given to them at all. */
export function lapsesIn(
  accounts: Iterable<AccountState>,
  partition: PartitionState,
  today: string,
): readonly Lapsing[] {
  const most = contactRuleOf(partition)?.mostPerWeek ?? 0;
  if (most === 0) return [];
  const found: Lapsing[] = [];
  for (const account of accounts) {
    const clock = lapsedClock(account, partition, today);
    if (clock !== undefined)
      found.push({ accountId: account.accountId, owner: account.owner ?? '', redOn: clock.redOn });
  }
  return longestWaiting(found, most);
}

/** For each owner the few that have been red longest, in that order. */
export function longestWaiting(lapses: readonly Lapsing[], most: number): readonly Lapsing[] {
  const given = new Map<string, number>();
  return lapses.toSorted(inOrder).filter(({ owner }) => {
    const count = (given.get(owner) ?? 0) + 1;
    given.set(owner, count);
    return count <= most;
  });
}

function inOrder(one: Lapsing, other: Lapsing): number {
  if (one.redOn !== other.redOn) return one.redOn < other.redOn ? -1 : 1;
  return one.accountId < other.accountId ? -1 : 1;
}

/** Whether the last order was a year ago or earlier; an account that has never ordered is new. */
function isDormant(
  { orders: { from, values } }: AccountState,
  { lastClosed = from }: PartitionState,
): boolean {
  return values.length > 0 && lastClosed - (from + values.length - 1) >= YEAR_WEEKS;
}
