import {
  accountSubject,
  dataschemaOf,
  DEFAULT_SETTINGS,
  type DataOf,
  dateOfDay,
  type EventOfType,
  mondayOf,
  type MooringEvent,
  type Settings,
} from '#relationship';
import { businessTime } from '../business-time.js';
import { weekMarkers } from '../clock/week-markers.js';
import { setUp } from '../ingest/set-up.js';
import { createProjector, type Projector } from '../project/projector.js';
import type { ImportingSet, Row } from './import-rows.js';

/** A feed that delivers week by week, with every week ended once its facts are in. */
export interface LiveFeed {
  readonly projector: Projector;
  /** Appends events of any week and folds them. */
  deliver(events: readonly MooringEvent[]): Promise<void>;
  /** Ends a week for all partitions. */
  endWeek(week: number): Promise<void>;
}

const time = businessTime(DEFAULT_SETTINGS.timeZone);

/** Sets an installation up and feeds it without the import, so that a test has every event in its hands. */
export async function liveFeed(set: ImportingSet, settings: Settings = DEFAULT_SETTINGS): Promise<LiveFeed> {
  const projector = createProjector(set);
  await setUp({ ...set, projector }, settings, []);
  const deliver = async (events: readonly MooringEvent[]) => {
    await set.log.append(events);
    await projector.drain();
  };
  return {
    projector,
    deliver,
    endWeek: (week) => deliver(endOfWeek(week, set.log.partitions)),
  };
}

/** The markers of a week's end, by which the feed `tms` has delivered. */
export function endOfWeek(week: number, partitions: number): readonly MooringEvent[] {
  const delivered = { tms: dateOfDay(mondayOf(week) + 6) };
  return weekMarkers({ week, partitions, time, delivered, today: '', backfill: true });
}

type Shipment = DataOf<'mooring.shipment.booked'>;

/** The booking that a row states, or a later version of it. */
export function booked(
  { account_id: accountId, shipment_id: shipmentId, date, value, service, lane }: Row,
  changes: Partial<Shipment> = {},
): EventOfType<'mooring.shipment.booked'> {
  const data: Shipment = {
    shipmentId: String(shipmentId),
    version: 1,
    date: String(date),
    orders: 1,
    amount: Math.round(Number(value) * 1000),
    ...(service === undefined ? {} : { service: String(service) }),
    ...(lane === undefined ? {} : { lane: String(lane) }),
    ...changes,
  };
  const type = 'mooring.shipment.booked';
  return {
    id: `${data.shipmentId} ${String(data.version)}`,
    source: 'tms',
    type,
    subject: accountSubject(String(accountId)),
    time: time.startOf(data.date),
    dataschema: dataschemaOf(type),
    data,
  };
}

/** The cancel of the shipment that an event states. */
export function cancelled(
  { subject, source, time, data: { shipmentId } }: EventOfType<'mooring.shipment.booked'>,
  version: number,
): EventOfType<'mooring.shipment.cancelled'> {
  const type = 'mooring.shipment.cancelled';
  const id = `${shipmentId} ${String(version)}`;
  return { id, source, type, subject, time, dataschema: dataschemaOf(type), data: { shipmentId, version } };
}
