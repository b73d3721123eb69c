import type { AccountState } from '../account/account-state.js';
import type { PartitionState } from '../week/partition-state.js';
import type { CalendarData } from './calendar-data.js';

/** The calendar of the account's country where there is one, else of the installation's: when its people are away. */
export function customerCalendar(
  { country: own }: Pick<AccountState, 'country'>,
  { calendars, settings }: Pick<PartitionState, 'calendars' | 'settings'>,
): CalendarData | undefined {
  return (
    calendars.find(({ country }) => country === own) ??
    calendars.find(({ country }) => country === settings.country)
  );
}
