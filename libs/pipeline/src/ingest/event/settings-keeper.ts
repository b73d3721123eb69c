import { type CalendarData, DEFAULT_SETTINGS, type Settings } from '#relationship';
import { businessTime } from '../../business-time.js';
import { activeSettings, firstSettings, type ImportPorts, setUp } from '../set-up.js';
import type { OfferedEvent } from './offered-event.js';

/** Gives the settings in force for events that want to come in. */
export type SettingsFor = (events: readonly OfferedEvent[]) => Promise<Settings>;

/**
 * The settings in force. The first shipments of an empty installation choose measure, currency and unit, as those of a first
 * file do; before any shipment the defaults hold, and nothing is chosen.
 */
export function settingsKeeper(
  ports: ImportPorts,
  calendars: (settings: Settings, firstDate: string, lastDate: string) => readonly CalendarData[],
): SettingsFor {
  let choosing: Promise<Settings> | undefined;
  const choose = async (events: readonly OfferedEvent[]): Promise<Settings> => {
    const chosen = settingsOf(events);
    const today = businessTime(chosen.timeZone).dateOf(ports.clock.now());
    await setUp(ports, chosen, calendars(chosen, firstDayOf(events) ?? today, today));
    // Another process may have been faster.
    return (await activeSettings(ports.store)) ?? chosen;
  };
  return async (events) => {
    const present = await activeSettings(ports.store);
    if (present !== undefined) return present;
    if (bookingsAmong(events).length === 0) return DEFAULT_SETTINGS;
    choosing ??= choose(events).finally(() => {
      choosing = undefined;
    });
    return choosing;
  };
}

function settingsOf(events: readonly OfferedEvent[]): Settings {
  const data = bookingsAmong(events).map((event) => event.data);
  return firstSettings(
    {
      hasValues: data.some(({ value }) => value !== undefined),
      currency: data.find(({ currency }) => currency !== undefined)?.currency,
      unit: data.find(({ unit }) => unit !== undefined)?.unit,
    },
    {},
  );
}

function firstDayOf(events: readonly OfferedEvent[]): string | undefined {
  const days = bookingsAmong(events).map(({ data, time }) => data.date ?? time.slice(0, 10));
  return days.toSorted()[0];
}

function bookingsAmong(events: readonly OfferedEvent[]) {
  return events.filter(
    (event) => event.type === 'mooring.shipment.booked' || event.type === 'mooring.shipment.amended',
  );
}
