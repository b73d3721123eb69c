import { type CalendarData, DEFAULT_SETTINGS, type Settings } from '#relationship';
import { businessTime } from '../../business-time.js';
import { activeSettings, firstSettings, type ImportPorts, setUp } from '../set-up.js';
import type { OfferedEvent } from './offered-event.js';
import { storedEvent } from './stored-event.js';

/** Gives the settings in force for events that want to come in. */
export type SettingsFor = (events: readonly OfferedEvent[]) => Promise<Settings>;

/**
 * The settings in force. The first shipments of an empty installation choose measure, currency and unit, as those of a first
 * file do; before any shipment that can be taken the defaults hold, and nothing is chosen.
 */
export function settingsKeeper(
  ports: ImportPorts,
  calendars: (settings: Settings, firstDate: string, lastDate: string) => readonly CalendarData[],
): SettingsFor {
  let choosing: Promise<Settings> | undefined;
  const choose = async (bookings: readonly Booking[]): Promise<Settings> => {
    const chosen = settingsOf(bookings);
    const today = businessTime(chosen.timeZone).dateOf(ports.clock.now());
    const [firstDay = today] = bookings.map(({ day }) => day).toSorted();
    await setUp(ports, chosen, calendars(chosen, firstDay, today));
    // Another process may have been faster.
    return (await activeSettings(ports.store)) ?? chosen;
  };
  return async (events) => {
    const present = await activeSettings(ports.store);
    if (present !== undefined) return present;
    const bookings = events.flatMap((event) => bookingOf(event, ports.clock.now()) ?? []);
    if (bookings.length === 0) return DEFAULT_SETTINGS;
    choosing ??= choose(bookings).finally(() => {
      choosing = undefined;
    });
    return choosing;
  };
}

interface Booking extends Pick<
  Extract<OfferedEvent, { type: 'mooring.shipment.booked' }>['data'],
  'value' | 'currency' | 'unit'
> {
  /** ISO date in the business time zone. */
  readonly day: string;
}

/** A shipment that the door would take if its own choice were in force; nothing else has a say in the choice. */
function bookingOf(event: OfferedEvent, now: string): Booking | undefined {
  if (event.type !== 'mooring.shipment.booked' && event.type !== 'mooring.shipment.amended') return undefined;
  const settings = settingsOf([event.data]);
  const time = businessTime(settings.timeZone);
  const stored = storedEvent(event, { settings, time, now, keys: new Map() });
  return 'data' in stored && 'date' in stored.data ? { ...event.data, day: stored.data.date } : undefined;
}

function settingsOf(bookings: readonly Omit<Booking, 'day'>[]): Settings {
  return firstSettings(
    {
      hasValues: bookings.some(({ value }) => value !== undefined),
      currency: bookings.find(({ currency }) => currency !== undefined)?.currency,
      unit: bookings.find(({ unit }) => unit !== undefined)?.unit,
    },
    {},
  );
}
