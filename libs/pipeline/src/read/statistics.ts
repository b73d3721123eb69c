import { median } from '#relationship';
import { z } from 'zod';
import type { ReadModels, RowBody } from '../ports/index.js';
import { alertView } from './alerts.js';
import { pageThrough } from './page-through.js';
import { type Principal, visibleTo } from './principal.js';
import { taskView } from './task-view.js';
import { whereOf } from './where-of.js';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();
const days = z.number().min(0).nullable().describe('Median, in days');

const alertStatistics = z
  .object({
    cause: z.enum(['loosening', 'paused']).describe('At the end'),
    ended: count,
    outcomes: z
      .array(
        z.object({
          outcome: z
            .string()
            .describe('`recovered` and `settled-lower`: by itself, before anybody closed it'),
          count,
        }),
      )
      .readonly()
      .describe('The most frequent first'),
    validShare: share.describe('Of those closed by a person, not closed as not valid; null without any'),
    keptShare: share.describe('Of those kept, lost or reduced for good, kept; null without any'),
    daysToEnd: days.describe('Median days from the end of the week that raised it; null without any'),
  })
  .meta({ id: 'AlertStatistics' });

const taskStatistics = z
  .object({
    completed: count,
    expired: count.describe('Not done, because their alert was gone'),
    inTimeShare: share.describe('Of those completed, on or before the day they were due; null without any'),
    daysToComplete: days.describe('Median days from opening; null without any'),
  })
  .meta({ id: 'TaskStatistics' });

/** What became of alerts and tasks. */
export const statistics = z
  .object({ alerts: z.array(alertStatistics).readonly(), tasks: taskStatistics })
  .meta({ id: 'Statistics' });

export type Statistics = z.infer<typeof statistics>;

export interface StatisticsQuery {
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  /** ISO date: only what ended on this day or later. */
  readonly since?: string | undefined;
}

/** What became of the alerts and tasks that a principal may see, over all that has ended. */
export async function statisticsOf(
  readModels: Pick<ReadModels, 'find'>,
  principal: Principal,
  { since = '', ...filters }: StatisticsQuery,
): Promise<Statistics> {
  const where = (status: string) => whereOf({ ...filters, status }, visibleTo(principal));
  const ended = async <Row extends { readonly closedAt?: string }>(
    collection: 'alerts' | 'tasks',
    status: string,
    parse: (row: RowBody) => Row,
  ): Promise<readonly Row[]> => {
    const query = { collection, where: where(status), orderBy: 'accountId', descending: false } as const;
    const rows = (await Array.fromAsync(pageThrough(readModels, query))).map(parse);
    return rows.filter(({ closedAt = '' }) => closedAt >= since);
  };
  const alerts = await ended('alerts', 'closed', (row) => endedAlert.parse(row));
  const completed = await ended('tasks', 'completed', (row) => taskView.parse(row));
  const expired = await ended('tasks', 'expired', (row) => taskView.parse(row));
  return {
    alerts: (['loosening', 'paused'] as const).map((cause) =>
      ofAlerts(
        cause,
        alerts.filter((alert) => alert.cause === cause),
      ),
    ),
    tasks: {
      completed: completed.length,
      expired: expired.length,
      inTimeShare: shareOf(completed, ({ closedAt = '', due }) => closedAt.slice(0, 10) <= due),
      daysToComplete: medianDays(
        completed.map(({ openedAt, closedAt = '' }) => daysBetween(openedAt, closedAt)),
      ),
    },
  };
}

/** The facts of old alerts may be those of an older version: they are not looked at. */
const endedAlert = alertView.pick({ cause: true, raisedWeek: true, closedAt: true, outcome: true });

/** Outcomes that say whether an account was kept. */
const VERDICTS: ReadonlySet<string> = new Set(['kept-by-us', 'lost', 'reduced-for-good']);
/** What nobody has closed. */
export const BY_ITSELF: ReadonlySet<string> = new Set(['recovered', 'settled-lower']);

function ofAlerts(
  cause: Statistics['alerts'][number]['cause'],
  alerts: readonly z.infer<typeof endedAlert>[],
): Statistics['alerts'][number] {
  const outcomes = alerts.map(({ outcome = '' }) => outcome);
  const byHand = outcomes.filter((outcome) => !BY_ITSELF.has(outcome));
  const verdicts = outcomes.filter((outcome) => VERDICTS.has(outcome));
  return {
    cause,
    ended: alerts.length,
    outcomes: [...Map.groupBy(outcomes, (outcome) => outcome)]
      .map(([outcome, { length }]) => ({ outcome, count: length }))
      .toSorted((one, other) => other.count - one.count || (one.outcome < other.outcome ? -1 : 1)),
    validShare: shareOf(byHand, (outcome) => outcome !== 'not-valid'),
    keptShare: shareOf(verdicts, (outcome) => outcome === 'kept-by-us'),
    daysToEnd: medianDays(
      alerts.map(({ raisedWeek, closedAt = '' }) => daysBetween(raisedWeek, closedAt) - WEEK),
    ),
  };
}

const WEEK = 7;
const DAY_MS = 86_400_000;

/** Whole days from one date or instant to another one, by their dates. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS;
}

function shareOf<Item>(items: readonly Item[], is: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(is).length / items.length;
}

/** Never below 0: an alert may end in the week that raised it. */
function medianDays(days: readonly number[]): number | null {
  const middle = median(days);
  return middle === undefined ? null : Math.max(0, middle);
}
