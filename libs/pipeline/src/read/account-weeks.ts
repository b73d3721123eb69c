import {
  type AccountState,
  accountIdOf,
  countAccountWeek,
  isReadable,
  type LedgerEntry,
  newAccount,
  newPartition,
  type PartitionState,
  partitionNumberOf,
} from '#relationship';
import { type JournalEntry, keyText, type Position, type ReadModels } from '../ports/index.js';
import { foldSubject, isShipment } from '../project/fold-subject.js';

/** A partition as it judged its accounts when a week was closed. */
export interface PartitionWeek {
  /** Of the copy of `week.closed`: what came later was not known then. */
  readonly position: Position;
  readonly partition: PartitionState;
}

/** An account as it was judged when a week was closed. */
export interface AccountWeekAsKnown {
  readonly account: AccountState;
  readonly partition: PartitionState;
}

const ENTRIES = 1_000;

/**
 * All weeks that a partition has closed, in order, from its journal. A few hundred states that share what they have in
 * common: read once, they serve all accounts of the partition.
 */
export async function partitionWeeks(
  readModels: Pick<ReadModels, 'journal'>,
  subject: string,
): Promise<readonly PartitionWeek[]> {
  const weeks: PartitionWeek[] = [];
  let partition = newPartition(partitionNumberOf(subject) ?? 0);
  for await (const { event } of entriesOf(readModels, subject)) {
    if (!isReadable(event)) continue;
    const around = { partition, partitions: 1, shipment: undefined };
    const { state } = foldSubject(partition, event, around);
    if (state.kind !== 'partition') continue;
    if (state.lastClosed !== partition.lastClosed) weeks.push({ position: event.position, partition: state });
    partition = state;
  }
  return weeks;
}

/**
 * An account at each closed week, by what was known then: its journal is folded again up to the place in the log at which the
 * week was closed, so rows that came later, and what people did later, are not in it. Weeks before its first event are missing.
 *
 * @param weeks of the account's own partition
 */
export async function* accountWeeks(
  readModels: Pick<ReadModels, 'journal'>,
  subject: string,
  weeks: readonly PartitionWeek[],
): AsyncGenerator<AccountWeekAsKnown> {
  let account = newAccount(accountIdOf(subject));
  let hasBegun = false;
  let at = 0;
  const ledger = new Map<string, LedgerEntry>();
  function* closeUpTo(position: Position | undefined): Generator<AccountWeekAsKnown> {
    for (let next = weeks[at]; next !== undefined; next = weeks[at]) {
      if (position !== undefined && next.position > position) return;
      at += 1;
      account = countAccountWeek(account, next.partition);
      if (hasBegun) yield { account, partition: next.partition };
    }
  }
  for await (const { event } of entriesOf(readModels, subject)) {
    yield* closeUpTo(event.position);
    if (!isReadable(event)) continue;
    const partition = weeks[at - 1]?.partition ?? newPartition(0);
    const key = isShipment(event) ? keyText(event.source, event.data.shipmentId) : undefined;
    const shipment = key === undefined ? undefined : ledger.get(key);
    const folded = foldSubject(account, event, { partition, partitions: 1, shipment });
    if (folded.state.kind === 'account') account = folded.state;
    if (key !== undefined && folded.entry !== undefined) ledger.set(key, folded.entry);
    hasBegun = true;
  }
  yield* closeUpTo(undefined);
}

/** The journal of a subject, a page at a time. */
async function* entriesOf(
  readModels: Pick<ReadModels, 'journal'>,
  subject: string,
): AsyncGenerator<JournalEntry> {
  let after = 0;
  for (;;) {
    const entries = await readModels.journal(subject, after, ENTRIES);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || entries.length < ENTRIES) return;
    after = last.sequence;
  }
}
