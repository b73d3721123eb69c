import {
  type AccountState,
  accountIdOf,
  countAccountWeek,
  type EventOfType,
  evolveAccount,
  isReadable,
  type LedgerEntry,
  type MooringEvent,
  newAccount,
  newPartition,
  type PartitionState,
  partitionNumberOf,
  weekStart,
} from '#relationship';
import {
  type JournalEntry,
  keyText,
  type Position,
  type ReadModels,
  type StoredEvent,
} from '../ports/index.js';
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
 * An account at each closed week, by what was known then and with what was said of it at that close: its journal is folded
 * again up to the place in the log at which the week was closed, so rows that came later, and what people did later, are not
 * in it. Weeks before its first event are missing.
 *
 * @param weeks of the account's own partition
 */
export async function* accountWeeks(
  readModels: Pick<ReadModels, 'journal'>,
  subject: string,
  weeks: readonly PartitionWeek[],
): AsyncGenerator<AccountWeekAsKnown> {
  const entries = await Array.fromAsync(entriesOf(readModels, subject));
  const events = entries.flatMap(({ event }) => (isReadable(event) ? [event] : []));
  const statements = new Map(
    events.flatMap((event) => (isStatement(event) ? [[event.data.week, event]] : [])),
  );
  const ledger = new Map<string, LedgerEntry>();
  let account = newAccount(accountIdOf(subject));
  let before = newPartition(0);
  let next = 0;
  for (const { position, partition } of weeks) {
    for (let event = events[next]; event !== undefined && event.position < position; event = events[next]) {
      next += 1;
      const key = isShipment(event) ? keyText(event.source, event.data.shipmentId) : '';
      const around = { partition: before, partitions: 1, shipment: ledger.get(key) };
      const { state, entry } = foldSubject(account, event, around);
      if (state.kind === 'account') account = state;
      if (entry !== undefined) ledger.set(key, entry);
    }
    before = partition;
    account = countAccountWeek(account, partition);
    // What is said at a close is read back a little behind it.
    const said = statements.get(weekStart(partition.lastClosed ?? 0));
    const isAhead = said !== undefined && said.position > position;
    if (next > 0) yield { account: isAhead ? evolveAccount(account, said) : account, partition };
  }
}

type Statement = EventOfType<
  | 'mooring.relationship.loosened'
  | 'mooring.relationship.worsened'
  | 'mooring.relationship.paused'
  | 'mooring.relationship.recovered'
>;

function isStatement(event: StoredEvent & MooringEvent): event is StoredEvent & Statement {
  return event.type.startsWith('mooring.relationship.');
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
