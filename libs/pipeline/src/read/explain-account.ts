import {
  accountSubject,
  type AlertFacts,
  buildFacts,
  type Cause,
  judgeAccount,
  type Judgement,
  partitionSubject,
  type Silence,
  silenceLedger,
  type SilentFeed,
  silentFeeds,
  SUMMED_WEEKS,
} from '#relationship';
import type { AccountStore, EventLog } from '../ports/index.js';
import { access } from '../project/rows/access.js';
import { maySee, type Principal } from './principal.js';

/** How an account stands at the end of the last closed week. */
export interface AccountExplanation {
  readonly accountId: string;
  readonly name: string;
  readonly week: number;
  /** The open alert as it was stated last; undefined when none is open. */
  readonly alert?: { readonly cause: Cause; readonly facts: AlertFacts };
  /** The same numbers as of the last closed week, alert or not. */
  readonly present: AlertFacts;
  /** Why the account is not judged; undefined when it is. */
  readonly reason: Judgement['reason'];
  /** Why it is quiet, in the order in which it is told. */
  readonly quiet: readonly Silence[];
  /** The feeds that keep the account from being judged. */
  readonly silent: readonly SilentFeed[];
}

/** The numbers behind an account; undefined when there is no such account, no closed week, or no right to see it. */
export async function explainAccount(
  { log, store }: { readonly log: EventLog; readonly store: AccountStore },
  principal: Principal,
  accountId: string,
): Promise<AccountExplanation | undefined> {
  const subject = accountSubject(accountId);
  const account = (await store.document(subject))?.state;
  const partition = (await store.document(partitionSubject(log.partitionOf(subject))))?.state;
  if (account?.kind !== 'account' || !maySee(principal, { ...access(account) })) return undefined;
  if (partition?.kind !== 'partition' || partition.lastClosed === undefined) return undefined;
  const week = partition.lastClosed;
  const judgement = judgeAccount(account, partition, week);
  const sums = await store.sums([subject], week - SUMMED_WEEKS + 1);
  return {
    accountId,
    name: account.name,
    week,
    ...(account.alert === undefined
      ? {}
      : { alert: { cause: account.alert.cause, facts: account.alert.facts } }),
    present: buildFacts(account, judgement, sums.get(subject) ?? [], partition),
    reason: judgement.reason,
    quiet: silenceLedger(account, judgement, partition),
    silent: silentFeeds(account, partition),
  };
}
