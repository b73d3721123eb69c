import type { AlertOutcome } from '../alert/alert-events.js';
import { dateOfDay, dayOf } from '../week.js';

/**
 * Weeks in which the change that an alert was closed for raises no other one, by outcome; a new change does, and so does the
 * account's falling silent. None where the change is never told again (`reduced-for-good`) or a day was chosen.
 */
const COOL_DOWN_WEEKS: Readonly<Partial<Record<AlertOutcome, number>>> = {
  'kept-by-us': 8,
  'recovered-by-itself': 4,
  'not-valid': 8,
  'handed-over': 2,
  lost: 52,
};

/**
 * Until when an alert that is closed by hand is not raised again for the same change.
 *
 * @param today ISO date of the closing
 * @param wakeDate ISO date on which the account is to be looked at again
 * @returns ISO date; undefined where there is no end
 */
export function mutedUntil(
  outcome: AlertOutcome,
  today: string,
  wakeDate: string | undefined,
): string | undefined {
  const weeks = COOL_DOWN_WEEKS[outcome];
  return weeks === undefined ? wakeDate : dateOfDay(dayOf(today) + 7 * weeks);
}
