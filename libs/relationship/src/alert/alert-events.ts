import { z } from 'zod';
import { standing } from '../snooze/snooze-events.js';
import { alertFacts } from '../explain/alert-facts.js';

const alertId = z.string().min(1);

/** What a judgement says about an open or new alert; the words stay what they were when they were said. */
export const relationshipStatement = z
  .strictObject({
    alertId,
    /** Counts the statements about one alert, from 1. */
    revision: z.int().min(1),
    /** Monday of the judged week. */
    week: z.iso.date(),
    /** Digest of coefficients and thresholds. */
    rule: z.string(),
    facts: alertFacts,
    /** The alert goes by its manager's weekly budget: it is told and worked on when that surfaces it. Absent: at once. */
    byBudget: z.literal(true).exactOptional(),
  })
  .readonly();

/** The alert clears: the account is back, or ships evenly at a lower level, or its evidence is gone. */
export const relationshipRecovered = z
  .strictObject({
    alertId,
    revision: z.int().min(1),
    week: z.iso.date(),
    rule: z.string(),
    /** Weeks in a row below both thresholds. */
    weeksBelow: z.int().min(1),
    /** What it ships now, of what it shipped before the change (`settledShare`); missing where that is not known. */
    share: z.number().min(0).exactOptional(),
  })
  .readonly();

/** Outcomes that a person may close an alert with. */
export const ALERT_OUTCOMES = [
  'kept-by-us',
  'recovered-by-itself',
  'reduced-for-good',
  'paused-with-wake-date',
  'lost',
  'not-valid',
  'handed-over',
] as const;

export const alertAcknowledged = z.strictObject({ alertId, revision: z.int().min(1) }).readonly();

const snooze = z.strictObject({
  alertId,
  revision: z.int().min(1),
  until: z.iso.date(),
  reason: z.string().min(1),
});

export const alertSnooze = snooze.readonly();

export const alertSnoozed = snooze
  .extend({
    /** Said by the fold where the end of a snooze is told: how the account stood then. */
    stood: standing.exactOptional(),
  })
  .readonly();

export const alertClosed = z
  .strictObject({
    alertId,
    revision: z.int().min(1),
    outcome: z.enum(ALERT_OUTCOMES),
    /** To whom it was lost, why it was not valid, who took over. */
    detail: z.string().exactOptional(),
    /** When to look at the account again; with `paused-with-wake-date`. */
    wakeDate: z.iso.date().exactOptional(),
    /** Said by the fold: until then the same change raises no other alert. */
    mutedUntil: z.iso.date().exactOptional(),
  })
  .readonly();

/** A user's action that the fold did not accept, and what had changed. */
export const actionRefused = z
  .strictObject({ request: z.string().min(1), reason: z.string().min(1) })
  .readonly();

export type RelationshipStatement = z.infer<typeof relationshipStatement>;
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number];
