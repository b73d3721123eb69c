import { ALERT_OUTCOMES, alertFacts, returnedSchema } from '#relationship';
import { z } from 'zod';
import type { ReadModels } from '../ports/index.js';
import { accessView } from './access-view.js';
import { maySee, type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

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

export interface AlertQuery {
  readonly status?: 'open' | 'closed' | undefined;
  readonly cause?: 'loosening' | 'paused' | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly accountId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AlertPage {
  readonly rows: readonly AlertView[];
  readonly next?: string;
}

/** Alerts by amount at risk (probability × trailing weekly amount × 26), the largest first. */
export async function listAlerts(
  readModels: ReadModels,
  principal: Principal,
  { after, limit, ...filters }: AlertQuery,
): Promise<AlertPage> {
  const { rows, ...page } = await readModels.find({
    collection: 'alerts',
    where: whereOf(filters, visibleTo(principal)),
    orderBy: 'amountAtRisk',
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
