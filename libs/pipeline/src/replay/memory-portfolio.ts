import {
  type AccountState,
  accountIdOf,
  closeAccountWeek,
  type ClosedAccountWeek,
  closeIndex,
  dataschemaOf,
  type EventOfType,
  evolveAccount,
  evolvePartition,
  foldShipment,
  type LedgerEntry,
  measurePartition,
  type MooringEvent,
  newAccount,
  newPartition,
  type PartitionState,
  type Settings,
  type ShipmentEvent,
  type ShipmentSum,
  stateChange,
} from '#relationship';
import type { BusinessTime } from '../business-time.js';
import { weekMarkers } from '../clock/week-markers.js';
import { deriveId } from '../derive-id.js';

/** How a closed week left one account. */
export interface AccountWeek extends ClosedAccountWeek {
  /** What was said about the relationship, if anything. */
  readonly said: MooringEvent | undefined;
}

/** A portfolio folded in memory, without a log: for back-tests, which keep nothing. */
export interface MemoryPortfolio {
  book(event: ShipmentEvent): void;
  /** Closes the next week: index, judgements, alerts. Yields every account once, with its alert state after the week. */
  closeWeek(week: number): Generator<AccountWeek>;
  /** Every account with the latest version of each of its shipments, whenever it took place. */
  histories(): readonly AccountHistory[];
}

/** What is known of one account's shipments at the end. */
export interface AccountHistory {
  readonly accountId: string;
  readonly shipments: Iterable<LedgerEntry>;
}

interface Folded {
  account: AccountState;
  readonly ledger: Map<string, LedgerEntry>;
}

/** An empty portfolio under these settings. */
export function memoryPortfolio(settings: Settings, time: BusinessTime): MemoryPortfolio {
  const accounts = new Map<string, Folded>();
  let partition: PartitionState = { ...newPartition(0), settings };
  return {
    book(event) {
      const accountId = accountIdOf(event.subject);
      const folded = accounts.get(accountId) ?? { account: newAccount(accountId), ledger: new Map() };
      const { shipmentId } = event.data;
      const result = foldShipment(folded.account, event, folded.ledger.get(shipmentId), partition.lastClosed);
      folded.account = result.account;
      if (result.entry !== undefined) folded.ledger.set(shipmentId, result.entry);
      accounts.set(accountId, folded);
    },
    *closeWeek(week) {
      const closed = closedEvent(week, partition, accountsOf(accounts), time);
      partition = evolvePartition(partition, closed);
      for (const folded of accounts.values()) {
        const outcome = closeAccountWeek(folded.account, partition);
        const said = stateChange(outcome, sumsOf(outcome, folded.ledger), partition, closed, deriveId);
        folded.account = said === undefined ? outcome.account : evolveAccount(outcome.account, said);
        yield { ...outcome, account: folded.account, said };
      }
    },
    histories: () =>
      [...accounts].map(([accountId, { ledger }]) => ({ accountId, shipments: ledger.values() })),
  };
}

/** The index by the same functions as in the live path; everything in one partition. */
function closedEvent(
  week: number,
  partition: PartitionState,
  accounts: Iterable<AccountState>,
  time: BusinessTime,
): EventOfType<'mooring.week.closed'> {
  const end = { week, partitions: 1, time, delivered: {}, today: '', backfill: true };
  const [marker] = weekMarkers(end);
  const measured = marker && measurePartition(partition, accounts, marker, deriveId);
  if (marker === undefined || measured?.type !== 'mooring.week.measured')
    throw new Error('a week has no marker');
  return {
    ...marker,
    type: 'mooring.week.closed',
    dataschema: dataschemaOf('mooring.week.closed'),
    data: { week: marker.data.week, index: closeIndex([measured.data]), silent: [] },
  };
}

function* accountsOf(accounts: ReadonlyMap<string, Folded>): Generator<AccountState> {
  for (const { account } of accounts.values()) yield account;
}

function sumsOf(
  { change }: ClosedAccountWeek,
  ledger: ReadonlyMap<string, LedgerEntry>,
): readonly ShipmentSum[] {
  return change === undefined ? [] : [...ledger.values()].filter(({ cancelled }) => !cancelled);
}
