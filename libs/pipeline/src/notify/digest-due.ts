import { isWorkingDay, PORTFOLIO, WEEKENDS_ONLY } from '#relationship';
import type { AccountStore } from '../ports/index.js';
import { nextDigest } from './moments.js';
import type { Recipient } from './recipient.js';

/** When somebody's next digest is due, an ISO instant, by the working days of the installation's country. */
export async function digestDue(store: AccountStore, recipient: Recipient, now: string): Promise<string> {
  const state = (await store.document(PORTFOLIO))?.state;
  const { calendars = [], settings } = state?.kind === 'portfolio' ? state : {};
  const calendar = calendars.find(({ country }) => country === settings?.country) ?? WEEKENDS_ONLY;
  return nextDigest(recipient, now, (date) => isWorkingDay(calendar, date));
}
