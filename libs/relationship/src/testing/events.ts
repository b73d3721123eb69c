import { type DataOf, dataschemaOf, type EventOfType, type EventType } from '../event/catalogue.js';
import type { DeriveId } from '../event/derive.js';
import { type EventOf, SYSTEM_SOURCE } from '../event/envelope.js';
import { accountSubject, PORTFOLIO, partitionSubject } from '../event/subject.js';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.js';
import { dateOfDay, mondayOf, weekOf, weekStart } from '../week.js';

const LONG = 200;

/** Ids that can be read in a failing test: the parts themselves; what fills a screen (the coefficients) is cut. */
export const readableId: DeriveId = (...parts) =>
  parts.map((part) => (part.length > LONG ? `${part.slice(0, LONG)}…` : part)).join(' ');

const { budget: _budget, ...unrationed } = DEFAULT_SETTINGS;

/** The settings of an installation that shows all alerts as they are raised: a budget takes others than one account to tell of. */
export const UNRATIONED: Settings = unrationed;

type Envelope = Partial<
  Pick<EventOf<string, unknown>, 'id' | 'source' | 'time' | 'actor' | 'correlationid' | 'backfill'>
>;

/** An event of any type; its id is made of its content unless given. */
export function event<Type extends EventType>(
  type: Type,
  subject: string,
  data: DataOf<Type>,
  envelope: Envelope = {},
): EventOf<Type, DataOf<Type>> {
  return {
    id: `${type} ${JSON.stringify(data)}`,
    source: SYSTEM_SOURCE,
    time: '2026-03-02T00:00:00+08:00',
    ...envelope,
    type,
    subject,
    dataschema: dataschemaOf(type),
    data,
  };
}

type Booking = DataOf<'mooring.shipment.booked'>;
type ShipmentOptions = Partial<Booking> & { readonly feed?: string; readonly id?: string };

/** A shipment of an account: 1 order of 10 units (10 000 thousandths) unless said otherwise, named by its date. */
export function shipment(
  accountId: string,
  date: string,
  { feed = 'tms', id, ...data }: ShipmentOptions = {},
): EventOfType<'mooring.shipment.booked'> {
  const whole = { shipmentId: date, version: 1, date, orders: 1, amount: 10_000, ...data };
  return event('mooring.shipment.booked', accountSubject(accountId), whole, {
    id: id ?? readableId(feed, whole.shipmentId, String(whole.version)),
    source: feed,
    time: `${date}T00:00:00+08:00`,
  });
}

/** A shipment on the Monday of each of some weeks. */
export function weekly(
  accountId: string,
  weeks: readonly number[],
  options: ShipmentOptions = {},
): readonly EventOfType<'mooring.shipment.booked'>[] {
  return weeks.map((week) => shipment(accountId, weekStart(week), options));
}

/** The cancel of a shipment. */
export function cancel(
  accountId: string,
  shipmentId: string,
  version: number,
  { feed = 'tms', id = readableId(feed, shipmentId, String(version)) } = {},
): EventOfType<'mooring.shipment.cancelled'> {
  const data = { shipmentId, version };
  return event('mooring.shipment.cancelled', accountSubject(accountId), data, { id, source: feed });
}

/** Week numbers, `count` of them from the week of a date on. */
export function weeksFrom(date: string, count: number): readonly number[] {
  const first = weekOf(date);
  return Array.from({ length: count }, (_, at) => first + at);
}

/** A partition's copy of `week.closed`, said on the Monday after the week. */
export function closed(
  week: number,
  data: Partial<DataOf<'mooring.week.closed'>> = {},
  subject = partitionSubject(0),
): EventOfType<'mooring.week.closed'> {
  const whole = { week: weekStart(week), index: 1, silent: [], ...data };
  return event('mooring.week.closed', subject, whole, { time: mondayAfter(week) });
}

/** A partition's `week.ended` marker. */
export function ended(
  week: number,
  delivered: Readonly<Record<string, string>> = {},
  partition = 0,
): EventOfType<'mooring.week.ended'> {
  const data = { week: weekStart(week), delivered };
  return event('mooring.week.ended', partitionSubject(partition), data, { time: mondayAfter(week) });
}

/** A partition's sums for a week: an index of 1 unless said otherwise. */
export function measured(
  week: number,
  partition: number,
  data: Partial<DataOf<'mooring.week.measured'>> = {},
): EventOfType<'mooring.week.measured'> {
  const whole = { week: weekStart(week), partition, numerator: 0, denominator: 0, delivered: {}, ...data };
  return event('mooring.week.measured', PORTFOLIO, whole, { time: mondayAfter(week) });
}

function mondayAfter(week: number): string {
  return `${dateOfDay(mondayOf(week + 1))}T00:00:00+08:00`;
}
