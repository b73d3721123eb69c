import {
  accountIdOf,
  dataschemaOf,
  type EventProblem,
  type MooringEvent,
  type Settings,
} from '#relationship';
import type { BusinessTime } from '../../business-time.js';
import { contactOwner, textOwners } from '../../personal/key-owner.js';
import { sharedKey } from '../../personal/seal.js';
import { sealContact } from '../../personal/sealed-contact.js';
import { sealInteraction } from '../../personal/sealed-interaction.js';
import { shipmentOfRow } from '../shipment-event.js';
import { parseDate } from '../table/parse-date.js';
import { isRefusal } from '../table/row-error.js';
import type { OfferedEvent } from './offered-event.js';

/** What the events of one request are made with. */
export interface MakingContext {
  readonly settings: Settings;
  readonly time: BusinessTime;
  /** ISO instant. */
  readonly now: string;
  /** By owner; those of erased contacts are missing. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** For those that bring none of their own. */
  readonly correlationid?: string;
}

type Offered<Type extends OfferedEvent['type']> = Extract<OfferedEvent, { type: Type }>;
type Booking = Offered<'mooring.shipment.booked' | 'mooring.shipment.amended'>;

const EARLIEST = Date.parse('1990-01-01');
/** How far the clock of a feed may be ahead. */
const AHEAD_MS = 86_400_000;

/** Owners of the keys that sealing an event needs. */
export function ownersOf(event: OfferedEvent): readonly string[] {
  const accountId = accountIdOf(event.subject);
  switch (event.type) {
    case 'mooring.contact.added':
    case 'mooring.contact.changed':
      return [contactOwner(accountId, event.data.contactId)];
    case 'mooring.interaction.logged':
      return textOwners(accountId, event.data.contactIds);
    default:
      return [];
  }
}

/** The stored form of an event from outside: amounts in the installation's measure, personal data sealed. */
export function storedEvent(offered: OfferedEvent, context: MakingContext): MooringEvent | EventProblem {
  const envelope = envelopeOf(offered, context.correlationid);
  const wrong = wrongMoment(envelope, context);
  if (wrong !== undefined) return wrong;
  switch (offered.type) {
    case 'mooring.shipment.booked':
    case 'mooring.shipment.amended':
      return booking(offered, envelope, context);
    case 'mooring.shipment.cancelled': {
      const { type, data } = offered;
      const version = data.version ?? Date.parse(envelope.time);
      return { ...envelope, type, dataschema: dataschemaOf(type), data: { ...data, version } };
    }
    case 'mooring.account.registered':
      return { ...envelope, type: offered.type, dataschema: dataschemaOf(offered.type), data: offered.data };
    case 'mooring.account.assigned':
      return { ...envelope, type: offered.type, dataschema: dataschemaOf(offered.type), data: offered.data };
    case 'mooring.contact.added':
    case 'mooring.contact.changed': {
      const { contactId, role, ...details } = offered.data;
      const key = context.keys.get(contactOwner(accountIdOf(offered.subject), contactId));
      if (key === undefined) return { field: 'data.contactId', reason: 'The contact was erased.' };
      const data = { contactId, role, sealed: sealContact(key, details) };
      return { ...envelope, type: offered.type, dataschema: dataschemaOf(offered.type), data };
    }
    case 'mooring.interaction.logged':
      return interaction(offered, envelope, context);
  }
}

type Envelope = Pick<MooringEvent, 'id' | 'source' | 'subject' | 'time' | 'correlationid'>;

function envelopeOf(
  { id, source, subject, time, correlationid: own }: OfferedEvent,
  given: string | undefined,
): Envelope {
  const correlationid = own ?? given;
  return { id, source, subject, time, ...(correlationid === undefined ? {} : { correlationid }) };
}

function booking(
  { type, data }: Booking,
  envelope: Envelope,
  context: MakingContext,
): MooringEvent | EventProblem {
  const { shipmentId, version = Date.parse(envelope.time), quantity, service, orders = 1, ...same } = data;
  const { currency, carrier, lane, unit, value } = same;
  const date = dayOf(data.date, envelope, context);
  if (typeof date !== 'string') return date;
  const loadType = data.loadType ?? service?.loadType;
  const row = {
    accountId: accountIdOf(envelope.subject),
    date,
    orders,
    ...(quantity === undefined ? {} : { volume: quantity }),
    ...(unit === undefined ? {} : { unit }),
    ...(value === undefined ? {} : { value }),
    ...(currency === undefined ? {} : { currency }),
    ...(service === undefined ? {} : { service: service.service }),
    ...(loadType === undefined ? {} : { loadType }),
    ...(lane === undefined ? {} : { lane }),
    ...(carrier === undefined ? {} : { carrier }),
  };
  const shipment = shipmentOfRow(row, shipmentId, context.settings);
  if ('reason' in shipment) return { field: `data.${shipment.field}`, reason: `${shipment.reason}.` };
  return { ...envelope, type, dataschema: dataschemaOf(type), data: { ...shipment, version } };
}

function interaction(
  { type, data }: Offered<'mooring.interaction.logged'>,
  envelope: Envelope,
  context: MakingContext,
): MooringEvent | EventProblem {
  const { interactionId = envelope.id, note, nextStep, by, date: _day, ...same } = data;
  const date = dayOf(data.date, envelope, context);
  if (typeof date !== 'string') return date;
  const contactIds = [...new Set(data.contactIds)].toSorted();
  const owners = textOwners(accountIdOf(envelope.subject), contactIds);
  const keys = owners.flatMap((owner) => context.keys.get(owner) ?? []);
  if (keys.length < owners.length) {
    return { field: 'data.contactIds', reason: 'A contact of the interaction was erased.' };
  }
  const texts = { ...(note === undefined ? {} : { note }), ...(nextStep === undefined ? {} : { nextStep }) };
  return {
    ...envelope,
    ...(by === undefined ? {} : { actor: by }),
    type,
    dataschema: dataschemaOf(type),
    data: { ...same, interactionId, date, contactIds, sealed: sealInteraction(sharedKey(keys), texts) },
  };
}

/**
 * Why an event cannot have happened when it says. A moment far ahead is no small matter: as the version of a shipment it
 * would hold against everything that comes later.
 */
function wrongMoment({ time }: Envelope, { now }: MakingContext): EventProblem | undefined {
  const moment = Date.parse(time);
  if (moment < EARLIEST) return { field: 'time', reason: 'The time is before 1990-01-01.' };
  return moment > Date.parse(now) + AHEAD_MS
    ? { field: 'time', reason: `The time is in the future (it is ${now}).` }
    : undefined;
}

/** The business day that is meant, within the days that files may speak of. */
function dayOf(
  given: string | undefined,
  { time }: Envelope,
  { now, time: business }: MakingContext,
): string | EventProblem {
  const date = parseDate(given ?? business.dateOf(time), business.dateOf(now));
  return isRefusal(date) ? { field: given === undefined ? 'time' : 'data.date', reason: date.reason } : date;
}
