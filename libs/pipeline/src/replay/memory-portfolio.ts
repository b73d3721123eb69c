import {
  type AccountState,
  accountIdOf,
  closeAccountWeek,
  type ClosedAccountWeek,
  decidePortfolio,
  type EventOfType,
  evolveAccount,
  evolvePartition,
  evolvePortfolio,
  foldShipment,
  type LedgerEntry,
  measurePartition,
  type MooringEvent,
  NEW_PORTFOLIO,
  newAccount,
  newPartition,
  type PartitionState,
  PORTFOLIO,
  type PortfolioState,
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
  let portfolio: PortfolioState = { ...NEW_PORTFOLIO, settings };
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
      const measured = measuredEvent(week, partition, accountsOf(accounts), time);
      const closing = closeInPortfolio(portfolio, partition, measured);
      const { closed } = closing;
      portfolio = closing.portfolio;
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

/** The sums by the same function as in the live path; everything in one partition. */
function measuredEvent(
  week: number,
  partition: PartitionState,
  accounts: Iterable<AccountState>,
  time: BusinessTime,
): MooringEvent {
  const end = { week, partitions: 1, time, delivered: {}, today: '', backfill: true };
  const [marker] = weekMarkers(end);
  if (marker === undefined) throw new Error('a week has no marker');
  return measurePartition(partition, accounts, marker, deriveId);
}

interface Closing {
  readonly closed: EventOfType<'mooring.week.closed'>;
  readonly portfolio: PortfolioState;
}

/** What the portfolio answers to the sums, and to that, until it has nothing more to say. */
function closeInPortfolio(before: PortfolioState, own: PartitionState, measured: MooringEvent): Closing {
  let portfolio = before;
  let closed: Closing['closed'] | undefined;
  const pending = [measured];
  for (let event = pending.shift(); event !== undefined; event = pending.shift()) {
    portfolio = evolvePortfolio(portfolio, event);
    const said = decidePortfolio(portfolio, event, { partitions: 1, own }, deriveId);
    for (const one of said) if (one.type === 'mooring.week.closed') closed = one;
    pending.push(...said.filter(({ subject }) => subject === PORTFOLIO));
  }
  if (closed === undefined) throw new Error('a week was not closed');
  return { closed, portfolio };
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
