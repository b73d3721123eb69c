import { z } from 'zod';
import { alertView } from '../alerts.js';

/** An alert, open or over, as learning looks at it. The facts of old alerts may be those of an older version: they are not looked at. */
export const learnedAlert = alertView.pick({
  accountId: true,
  alertId: true,
  cause: true,
  status: true,
  raisedWeek: true,
  closedAt: true,
  outcome: true,
});

export type LearnedAlert = z.infer<typeof learnedAlert>;

/** Outcomes after which the account is still with us. */
const STAYED: ReadonlySet<string> = new Set(['kept-by-us', 'recovered-by-itself', 'recovered']);
const LOST: ReadonlySet<string> = new Set(['lost', 'reduced-for-good', 'settled-lower']);

/** How an alert ended for the account; undefined while it is open, and where the outcome says neither. */
export function verdictOf({ outcome }: LearnedAlert): 'stayed' | 'lost' | undefined {
  if (outcome === undefined) return undefined;
  if (STAYED.has(outcome)) return 'stayed';
  return LOST.has(outcome) ? 'lost' : undefined;
}

const WEEK_DAYS = 7;
const DAY_MS = 86_400_000;

/** ISO date on which the week was over that raised an alert. */
export function raisedOn({ raisedWeek }: LearnedAlert): string {
  return new Date(Date.parse(raisedWeek) + WEEK_DAYS * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one date or instant to another one, by their dates; never below 0. */
export function daysFrom(from: string, to: string): number {
  return Math.max(0, (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}
