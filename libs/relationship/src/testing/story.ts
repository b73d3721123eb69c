import { type AccountState, newAccount } from '../account/account-state.js';
import { decideAccount } from '../account/decide-account.js';
import { evolveAccount } from '../account/evolve-account.js';
import { foldShipment } from '../account/fold-shipment.js';
import { closeAccountWeek, countAccountWeek } from '../alert/close-account-week.js';
import { stateChange } from '../alert/state-change.js';
import { lapseOf } from '../contact-clock/decide-contact-clock.js';
import { evolveTouch } from '../contact-clock/touch.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { LedgerEntry } from '../shipment/ledger-entry.js';
import { evolvePartition } from '../week/evolve-partition.js';
import { newPartition, type PartitionState } from '../week/partition-state.js';
import { readableId, UNRATIONED } from './events.js';

/** One account with all that its owner keeps for it, between two events. */
export interface Story {
  readonly account: AccountState;
  readonly partition: PartitionState;
  /** The latest version of each shipment, by source and shipment id. */
  readonly ledger: ReadonlyMap<string, LedgerEntry>;
  /** Decided, but not yet read back: the outbox. */
  readonly pending: readonly MooringEvent[];
  /** What the last step said. */
  readonly said: readonly MooringEvent[];
}

/** A partition after its own markers. */
export function partitionAfter(
  markers: readonly MooringEvent[],
  partition: PartitionState = newPartition(0),
): PartitionState {
  return markers.reduce(evolvePartition, partition);
}

/** Given: an account after facts. They are folded; nothing is decided. */
export function given(
  accountId: string,
  facts: readonly MooringEvent[] = [],
  partition: PartitionState = { ...newPartition(0), settings: UNRATIONED },
): Story {
  const start: Story = {
    account: newAccount(accountId),
    partition,
    ledger: new Map(),
    pending: [],
    said: [],
  };
  return facts.reduce(fold, start);
}

/** When: one event is folded, and what follows from it is decided; `said` is what a spec then expects. */
export function when(story: Story, event: MooringEvent): Story {
  return event.type === 'mooring.week.closed' ? endWeek(story, event) : decide(fold(story, event), event);
}

/** Reads back all that is pending, and what follows from that; `said` is what followed. */
export function readBack(story: Story): Story {
  let at: Story = { ...story, said: [] };
  for (let [next] = at.pending; next !== undefined; [next] = at.pending) {
    const after = when(at, next);
    at = { ...after, said: [...at.said, ...after.said] };
  }
  return at;
}

/** When several events come, each after everything said before it was read back; `said` is all that was said. */
export function play(story: Story, events: readonly MooringEvent[]): Story {
  const said: MooringEvent[] = [];
  let at = story;
  for (const event of events) {
    at = when(at, event);
    said.push(...at.said);
    at = readBack(at);
    said.push(...at.said);
  }
  return { ...at, said };
}

function fold(story: Story, event: MooringEvent): Story {
  if (event.type === 'mooring.week.closed') {
    const partition = evolvePartition(story.partition, event);
    return { ...story, partition, account: countAccountWeek(story.account, partition) };
  }
  const pending = story.pending.filter(({ id }) => id !== event.id);
  switch (event.type) {
    case 'mooring.shipment.booked':
    case 'mooring.shipment.amended':
    case 'mooring.shipment.cancelled': {
      const key = readableId(event.source, event.data.shipmentId);
      const { lastClosed } = story.partition;
      const { account, entry } = foldShipment(story.account, event, story.ledger.get(key), lastClosed);
      const ledger = entry === undefined ? story.ledger : new Map([...story.ledger, [key, entry]]);
      return { ...story, pending, account, ledger };
    }
    default: {
      const after = evolveAccount(story.account, event);
      return { ...story, pending, account: evolveTouch(story.account, after, event, story.partition) };
    }
  }
}

function decide(story: Story, event: MooringEvent): Story {
  const account = story.pending.reduce(evolveAccount, story.account);
  return says(story, decideAccount(account, event, story.partition, readableId));
}

function endWeek(story: Story, event: MooringEvent): Story {
  const partition = evolvePartition(story.partition, event);
  const week = closeAccountWeek(story.account, partition, story.pending);
  const sums = [...story.ledger.values()].filter(({ cancelled }) => !cancelled);
  const said = stateChange(week, sums, partition, event, readableId);
  const isNamed =
    event.type === 'mooring.week.closed' && event.data.outOfTouch?.includes(week.account.accountId) === true;
  const lapse =
    isNamed && week.change === undefined ? lapseOf(week.decided, partition, event, readableId) : undefined;
  return says(
    { ...story, partition, account: week.account },
    [said, lapse].filter((one) => one !== undefined),
  );
}

function says(story: Story, said: readonly MooringEvent[]): Story {
  return { ...story, said, pending: [...story.pending, ...said] };
}
