import { ALERT_OUTCOMES, alertFacts, HELD_REASONS, returnedSchema, worthFactors } from '#relationship';
import { z } from 'zod';
import type { ReadModels } from '../ports/index.js';
import { accessView } from './access-view.js';
import { maySee, type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

/** Where the budget of its manager has put an alert last. */
const placementView = z.object({
  week: z.iso.date().describe('Monday of the judged week'),
  rank: z.int().min(1).describe('Among the alerts of the manager that had not been surfaced, from 1'),
  of: z.int().min(1),
  capacity: z.int().min(0),
  factors: worthFactors.describe('As it was ranked by'),
  held: z
    .enum(HELD_REASONS)
    .exactOptional()
    .describe('Why it was held back: others are worth more, or answering costs more than it is worth'),
});

/** An alert: what was stated, and how it stands. */
export const alertView = accessView.extend({
  alertId: z.string(),
  status: z.enum(['open', 'closed']),
  cause: z.enum(['loosening', 'paused']),
  revision: z.int().min(1).describe('Counts statements and actions; send it as If-Match when acting'),
  raisedWeek: z.iso.date().describe('Monday of the week in which it was raised'),
  onsetWeek: z.iso.date().describe('Monday of the week in which the change is estimated to have begun'),
  weeksBelow: z.int().describe('Weeks in a row below both thresholds, which clear it in the end'),
  probability: z.number().describe('As of the last closed week, 0 to 1'),
  amountAtRisk: z
    .number()
    .describe(
      'probability x trailing weekly amount x 26, as of the last closed week, in units of the measure',
    ),
  facts: alertFacts.describe('What was stated, with every number behind it'),
  surfacing: z
    .enum(['waiting', 'held', 'surfaced'])
    .exactOptional()
    .describe('Whether its manager is shown it: not before a budget has spoken, not while it holds it back'),
  placement: placementView.exactOptional().describe('Missing where no budget has spoken'),
  worth: z.number().exactOptional().describe('probability x value x chance to keep - cost, now'),
  factors: worthFactors.exactOptional().describe('What the worth is made of'),
  acknowledgedBy: z.string().exactOptional(),
  snoozedUntil: z.iso.date().exactOptional(),
  returned: returnedSchema
    .exactOptional()
    .describe('What had changed when its last snooze ended; until somebody acts on it'),
  closedAt: z.string().exactOptional(),
  outcome: z.enum([...ALERT_OUTCOMES, 'recovered', 'settled-lower']).exactOptional(),
  detail: z.string().exactOptional(),
});

export type AlertView = z.infer<typeof alertView>;

/** By what alerts can be ordered, the largest first. */
export const ALERT_ORDERS = ['amountAtRisk', 'worth'] as const;

export interface AlertQuery {
  readonly status?: 'open' | 'closed' | undefined;
  readonly cause?: 'loosening' | 'paused' | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly accountId?: string | undefined;
  readonly surfacing?: 'waiting' | 'held' | 'surfaced' | undefined;
  /** By what they are ordered; by amount at risk unless said. */
  readonly orderBy?: (typeof ALERT_ORDERS)[number] | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AlertPage {
  readonly rows: readonly AlertView[];
  readonly next?: string;
}

/** Alerts by amount at risk (probability × trailing weekly amount × 26) or by worth, the largest first. */
export async function listAlerts(
  readModels: ReadModels,
  principal: Principal,
  { after, limit, orderBy = 'amountAtRisk', ...filters }: AlertQuery,
): Promise<AlertPage> {
  const { rows, ...page } = await readModels.find({
    collection: 'alerts',
    where: whereOf(filters, visibleTo(principal)),
    orderBy,
    descending: true,
    after,
    limit,
  });
  return { ...page, rows: rows.map((row) => alertView.parse(row)) };
}

/** One alert; undefined when there is none, or no right to see it. */
export async function alertOf(
  readModels: ReadModels,
  principal: Principal,
  alertId: string,
): Promise<AlertView | undefined> {
  const row = await readModels.get('alerts', alertId);
  return row === undefined || !maySee(principal, row) ? undefined : alertView.parse(row);
}
