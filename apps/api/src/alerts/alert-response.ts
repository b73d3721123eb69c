import { z } from 'zod';
import { type AlertView, alertView, type ReadModels, type RowBody } from '#pipeline';
import { type Language, renderAlert, renderHeld, renderReturn, renderWorth } from '#relationship';
import { commandState } from '../actions/action-response.js';

/** The words of an alert in the language that was asked for. */
const wordsView = z
  .object({
    cause: z.string(),
    sentence: z.string().describe('What was shipped against what was expected, and what carries the fall'),
    reasons: z.array(z.string()).readonly().describe('The strongest pieces of evidence'),
    parts: z
      .array(z.string())
      .readonly()
      .describe(
        'Services, lanes, fewer and smaller orders with their shares of the fall; each add up to 100 %',
      ),
    level: z
      .string()
      .exactOptional()
      .describe('The service or lane that explains the fall by its own record'),
    atRisk: z.string(),
    context: z.string().describe('Since when, with its range'),
    ruledOut: z
      .array(z.string())
      .readonly()
      .describe('What was ruled out as the cause, with figures, or found to be it'),
    worth: z.string().exactOptional().describe('What answering is worth, with every factor'),
    held: z.string().exactOptional().describe('Why the budget of the week holds it back'),
    clearing: z.string().exactOptional().describe('What next week would have to bring to clear it'),
  })
  .meta({ id: 'AlertWords' });

/** An alert in a language. */
export const alertResponse = alertView
  .extend({
    words: wordsView,
    back: z
      .string()
      .exactOptional()
      .describe('That its snooze has ended, and what has changed meanwhile, in words'),
    present: z
      .object({
        week: z.iso.date().describe('Monday of the last closed week'),
        silence: z.number().describe('Weeks since the last order then: an account that is back has few'),
      })
      .exactOptional(),
    spark: z.array(z.number()).readonly().describe('Weekly amounts of the last 26 weeks, the oldest first'),
  })
  .meta({ id: 'Alert' });

export const alertPage = z
  .object({
    items: z.array(alertResponse).readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'AlertPage' });

/** An action on an alert, and the alert after it. */
export const alertActionResponse = z
  .object({ command: commandState, alert: alertResponse.exactOptional() })
  .meta({ id: 'AlertAction' });

export type AlertResponse = z.infer<typeof alertResponse>;

/** Alerts with their words and small plots. */
export async function alertResponses(
  readModels: ReadModels,
  alerts: readonly AlertView[],
  language: Language,
): Promise<readonly AlertResponse[]> {
  const rows = await readModels.getAll('relationships', [
    ...new Set(alerts.map(({ accountId }) => accountId)),
  ]);
  return alerts.map((alert) => alertResponseOf(alert, rows.get(alert.accountId), language));
}

function wordsOfBudget({ facts, factors, surfacing, placement }: AlertView, language: Language) {
  const held = surfacing === 'held' && placement !== undefined ? renderHeld(placement, language) : undefined;
  return {
    ...(factors === undefined ? {} : { worth: renderWorth(factors, facts.unit, language) }),
    ...(held === undefined ? {} : { held }),
  };
}

const standingSchema = z.object({
  week: z.string(),
  silence: z.number(),
  spark: z.array(z.number()).readonly(),
});

function alertResponseOf(alert: AlertView, standing: RowBody | undefined, language: Language): AlertResponse {
  // What was stated, with the chance and the amount as of the last closed week.
  const { probability, amountAtRisk } = alert;
  const words = {
    ...renderAlert(alert.cause, { ...alert.facts, probability, amountAtRisk }, language),
    ...wordsOfBudget(alert, language),
  };
  const back = alert.returned === undefined ? {} : { back: renderReturn(alert.returned, alert, language) };
  if (standing === undefined) return { ...alert, words, ...back, spark: [] };
  const { spark, ...present } = standingSchema.parse(standing);
  return { ...alert, words, ...back, present, spark };
}
