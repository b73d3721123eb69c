import {
  type CalendarData,
  dataschemaOf,
  type MooringEvent,
  PORTFOLIO,
  type Roster,
  type Settings,
  SYSTEM_SOURCE,
} from '#relationship';
import { businessTime } from '../business-time.js';
import { deriveId } from '../derive-id.js';
import type { SettingsPorts } from './change-settings.js';

/** Working days of the settings' country for the years of some dates. Throws RangeError for a country that nobody knows. */
export type CalendarsFor = (
  settings: Settings,
  firstDate: string,
  lastDate: string,
) => readonly CalendarData[];

/**
 * Publishes the working days of the countries that a roster names and that have none yet, so that tasks are due by them.
 * Throws RangeError for a country that nobody knows, and has then published nothing.
 */
export async function publishCalendars(
  { log, store, clock }: SettingsPorts,
  { managers }: Roster,
  calendarsFor: CalendarsFor,
): Promise<void> {
  const state = (await store.document(PORTFOLIO))?.state;
  if (state?.kind !== 'portfolio' || state.settings === undefined) return;
  const { settings, calendars } = state;
  const today = businessTime(settings.timeZone).dateOf(clock.now());
  const wanted = new Set(managers.flatMap(({ country }) => country ?? []));
  for (const { country } of calendars) wanted.delete(country);
  const published = [...wanted]
    .toSorted()
    .flatMap((country) => calendarsFor({ ...settings, country }, today, today));
  const events = published.map((calendar): MooringEvent => ({
    id: deriveId(PORTFOLIO, 'calendar', calendar.country, calendar.from, calendar.to),
    source: SYSTEM_SOURCE,
    type: 'mooring.calendar.published',
    subject: PORTFOLIO,
    time: clock.now(),
    dataschema: dataschemaOf('mooring.calendar.published'),
    data: calendar,
  }));
  if (events.length > 0) await log.append(events);
}
