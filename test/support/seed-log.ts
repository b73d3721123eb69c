import { openDataFolder } from '#embedded';
import { systemClock } from '#pipeline';
import {
  accountSubject,
  type DataOf,
  dataschemaOf,
  DEFAULT_SETTINGS,
  type EventOfType,
  type MooringEvent,
  PORTFOLIO,
  type Settings,
} from '#relationship';

/** Appends events to the log of a data folder that no process uses, past the door. The next process folds them. */
export async function seedLog(data: string, events: readonly MooringEvent[]): Promise<void> {
  const folder = openDataFolder(data, { clock: systemClock });
  try {
    await folder.log.append(events);
  } finally {
    folder.close();
  }
}

/** The fact that an installation has settings: those of a first import of values in CNY, but for what is changed. */
export function settingsActivated(changes: Partial<Settings> = {}): MooringEvent {
  const type = 'mooring.settings.activated';
  return {
    id: 'settings of a spec',
    source: 'mooring',
    type,
    subject: PORTFOLIO,
    time: new Date().toISOString(),
    dataschema: dataschemaOf(type),
    data: { ...DEFAULT_SETTINGS, baseCurrency: 'CNY', ...changes },
  };
}

/** A booking as the door would have stored it, but for what is changed. */
export function bookedAs(
  accountId: string,
  shipmentId: string,
  changes: Partial<DataOf<'mooring.shipment.booked'>> = {},
): EventOfType<'mooring.shipment.booked'> {
  const type = 'mooring.shipment.booked';
  const data = { shipmentId, version: 1, date: '2026-02-23', orders: 1, amount: 1_000, ...changes };
  return {
    id: `${shipmentId} ${String(data.version)}`,
    source: 'tms',
    type,
    subject: accountSubject(accountId),
    time: '2026-02-23T08:00:00+08:00',
    dataschema: dataschemaOf(type),
    data,
  };
}
