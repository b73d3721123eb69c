import { accountSubject, type ShipmentEvent } from '#relationship';
import { deriveId } from '../derive-id.js';
import { type AccountStore, keyText, type ShipmentKey } from '../ports/index.js';
import type { DoorAnswer } from './door-answer.js';
import {
  type ShipmentContextOfImport,
  shipmentEvent,
  shipmentOfRow,
  type UnversionedShipment,
} from './shipment-event.js';
import type { ShipmentRow } from './table/index.js';

/** A row on its way through the door. */
export interface OfferedRow {
  readonly row: ShipmentRow;
  /** 1 for the first row of its file about this account, day, service and lane, 2 for the second, … */
  readonly ordinal: number;
  /** A later line of the import, none of them with a `recorded_at`, says what this shipment is. */
  readonly superseded: boolean;
}

export type ShipmentAnswer<Offered extends OfferedRow> = {
  readonly offered: Offered;
} & DoorAnswer<ShipmentEvent>;

/** A version of a shipment that is known, and what it says. */
interface KnownShipment {
  readonly version: number;
  readonly content: string;
  readonly cancelled: boolean;
}

interface Candidate<Offered> {
  readonly offered: Offered;
  readonly key: ShipmentKey;
  readonly shipment: UnversionedShipment;
}

/** Where the door looks up what is known. */
export type ShipmentLedger = Pick<AccountStore, 'load'>;

/** The door for shipment rows of one import. */
export interface ShipmentDoor {
  /** Compares rows with what is known; in the order given. */
  pass<Offered extends OfferedRow>(rows: readonly Offered[]): Promise<readonly ShipmentAnswer<Offered>[]>;
  /** Tells the door that all events it gave out have been folded. */
  settled(): void;
}

/**
 * Compares every row with the latest version of its shipment: new ones are booked, changed ones amended under the next
 * version, equal ones are duplicates, and so are those that a later line of the same import is about. So overlapping exports do not count twice, and importing a file again changes nothing.
 */
export function shipmentDoor(store: ShipmentLedger, context: ShipmentContextOfImport): ShipmentDoor {
  // What this import has given out since the ledger was last complete.
  const pending = new Map<string, KnownShipment>();
  return {
    async pass(rows) {
      const answers = rows.map((offered) => candidateOf(offered, context));
      const candidates = answers.flatMap((answer) => ('shipment' in answer ? [answer] : []));
      const known = await lookUp(store, candidates, pending);
      return answers.map((answer) =>
        'shipment' in answer ? decide(answer, known, pending, context) : answer,
      );
    },
    settled: () => {
      pending.clear();
    },
  };
}

function candidateOf<Offered extends OfferedRow>(
  offered: Offered,
  { source, settings }: ShipmentContextOfImport,
): Candidate<Offered> | ShipmentAnswer<Offered> {
  const { row, ordinal } = offered;
  const shipmentId = row.shipmentId ?? rowId(source, row, ordinal);
  const shipment = shipmentOfRow(row, shipmentId, settings);
  if ('reason' in shipment) return { offered, outcome: 'rejected', problem: shipment };
  if (offered.superseded) return { offered, outcome: 'duplicate' };
  return { offered, key: { subject: accountSubject(row.accountId), source, shipmentId }, shipment };
}

/** A row without an id is known by what it is about, and by its place among equal ones. */
function rowId(source: string, row: ShipmentRow, ordinal: number): string {
  const { accountId, date, service = '', loadType = '', lane = '' } = row;
  return deriveId('row', source, accountId, date, service, loadType, lane, String(ordinal));
}

function decide<Offered extends OfferedRow>(
  { offered, key, shipment }: Candidate<Offered>,
  known: ReadonlyMap<string, KnownShipment>,
  pending: Map<string, KnownShipment>,
  context: ShipmentContextOfImport,
): ShipmentAnswer<Offered> {
  const text = keyText(key.subject, key.source, key.shipmentId);
  const present = pending.get(text) ?? known.get(text);
  const content = contentOf(shipment);
  const { accountId, recordedAt } = offered.row;
  const version = recordedAt ?? (present === undefined ? 1 : present.version + 1);
  // A cancel holds against rows that do not say when they were known.
  const revives = present?.cancelled === true && recordedAt === undefined;
  if (present !== undefined && (present.content === content || version <= present.version || revives)) {
    return { offered, outcome: 'duplicate' };
  }
  pending.set(text, { version, content, cancelled: false });
  return present === undefined
    ? {
        offered,
        outcome: 'accepted',
        event: shipmentEvent('mooring.shipment.booked', accountId, shipment, version, context),
      }
    : {
        offered,
        outcome: 'amended',
        event: shipmentEvent('mooring.shipment.amended', accountId, shipment, version, context),
      };
}

async function lookUp(
  store: ShipmentLedger,
  candidates: readonly Candidate<unknown>[],
  pending: ReadonlyMap<string, KnownShipment>,
): Promise<ReadonlyMap<string, KnownShipment>> {
  const wanted = new Map<string, ShipmentKey>();
  for (const { key } of candidates) {
    const text = keyText(key.subject, key.source, key.shipmentId);
    if (!pending.has(text)) wanted.set(text, key);
  }
  const { shipments } = await store.load({ shipments: [...wanted.values()], events: [] });
  if (shipments.size === 0) return new Map();
  // What a known version says stands in its event.
  const keys = [...shipments].flatMap(([text, { eventId }]) => {
    const key = wanted.get(text);
    return key === undefined ? [] : [{ subject: key.subject, source: key.source, id: eventId }];
  });
  const { events } = await store.load({ shipments: [], events: keys });
  return new Map(
    [...shipments].map(([text, { version, eventId, cancelled }]) => {
      const key = wanted.get(text);
      const event = events.get(keyText(key?.subject ?? '', key?.source ?? '', eventId));
      return [text, { version, content: contentOf(event?.data ?? {}), cancelled }];
    }),
  );
}

/** What a version says, in a form that can be compared; the version itself left out. */
function contentOf(shipment: object): string {
  const fields = Object.entries(shipment).filter(([field]) => field !== 'version');
  return JSON.stringify(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
