import {
  accountSubject,
  dataschemaOf,
  type EventOfType,
  type Settings,
  type WholeShipment,
} from '#relationship';
import type { BusinessTime } from '../business-time.js';
import { deriveId } from '../derive-id.js';
import { convertUnit } from './convert-unit.js';
import type { DoorProblem } from './door-answer.js';
import type { ShipmentRow } from './table/index.js';

/** What all rows of one import share. */
export interface ShipmentContextOfImport {
  readonly source: string;
  readonly importId: string;
  readonly settings: Settings;
  readonly time: BusinessTime;
}

/** A shipment without the version, which depends on what the ledger has. */
export type UnversionedShipment = Omit<WholeShipment, 'version'>;

/**
 * The shipment of a row, with the amount that a weekly cell adds up: value in the base currency at the installation's rate,
 * or volume in the installation's unit. What says no currency or unit is in the installation's own.
 *
 * @param shipmentId the row's own, or a hash of what the row is about
 */
export function shipmentOfRow(
  row: ShipmentRow,
  shipmentId: string,
  settings: Settings,
): UnversionedShipment | DoorProblem {
  const amount = settings.measure === 'value' ? valueAmount(row, settings) : volumeAmount(row, settings);
  if (typeof amount !== 'number') return amount;
  const rate = row.currency === undefined ? undefined : rateOf(row.currency, settings);
  return {
    shipmentId,
    date: row.date,
    orders: row.orders,
    amount,
    ...(row.volume === undefined ? {} : { quantity: row.volume }),
    ...(row.unit === undefined ? {} : { unit: row.unit }),
    ...(row.value === undefined ? {} : { value: row.value }),
    ...(row.currency === undefined ? {} : { currency: row.currency }),
    ...(rate === undefined ? {} : { rate }),
    ...(row.service === undefined ? {} : { service: row.service }),
    ...(row.loadType === undefined ? {} : { loadType: row.loadType }),
    ...(row.lane === undefined ? {} : { lane: row.lane }),
    ...(row.carrier === undefined ? {} : { carrier: row.carrier }),
  };
}

/** The event that states one version of a shipment; its id is a hash of both. */
export function shipmentEvent(
  type: 'mooring.shipment.booked' | 'mooring.shipment.amended',
  accountId: string,
  shipment: UnversionedShipment,
  version: number,
  { source, importId, time }: ShipmentContextOfImport,
): EventOfType<typeof type> {
  const subject = accountSubject(accountId);
  return {
    id: deriveId(subject, source, shipment.shipmentId, String(version)),
    source,
    type,
    subject,
    time: time.startOf(shipment.date),
    dataschema: dataschemaOf(type),
    data: { ...shipment, version },
    correlationid: importId,
    backfill: true,
  };
}

function valueAmount({ value, currency }: ShipmentRow, settings: Settings): number | DoorProblem {
  if (value === undefined) return 0;
  const rate = currency === undefined ? 1 : rateOf(currency, settings);
  if (rate !== undefined) return Math.round(value * rate);
  const { baseCurrency } = settings;
  return {
    field: 'currency',
    reason:
      baseCurrency === undefined
        ? `this installation adds up values that have no currency; ${currency ?? ''} cannot be added to them`
        : `there is no exchange rate from ${currency ?? ''} to ${baseCurrency}; give one with --rate ${currency ?? ''}=…`,
  };
}

function rateOf(currency: string, { baseCurrency, rates }: Settings): number | undefined {
  return currency === baseCurrency ? 1 : rates[currency];
}

function volumeAmount({ volume = 0, unit }: ShipmentRow, settings: Settings): number | DoorProblem {
  const known = unit === undefined || unit === settings.unit;
  const amount = known ? volume : convertUnit(volume, unit, settings.unit);
  if (amount !== undefined) return amount;
  const kept = settings.unit === undefined ? 'that have no unit' : `in ${settings.unit}`;
  return {
    field: 'unit',
    reason: `this installation adds up volumes ${kept}; ${unit ?? ''} cannot be added to them`,
  };
}
