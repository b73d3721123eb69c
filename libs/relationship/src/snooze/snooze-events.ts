import { z } from 'zod';

/** How an account stood at the end of a closed week. Amounts are in units of the measure, rounded to 6 decimals. */
export const standing = z
  .strictObject({
    /** Monday of the closed week. */
    week: z.iso.date(),
    /** Chance that the relationship is loosening or pausing, 0 to 1; null in a week that nobody saw. */
    probability: z.number().nullable(),
    /** The last weeks with data, up to 8, and what was shipped in them. */
    weeks: z.int().min(0),
    shipped: z.number(),
  })
  .readonly();

const returned = z.strictObject({
  /** The day until which it was snoozed. */
  until: z.iso.date(),
  /** Why it was snoozed. */
  reason: z.string().min(1),
  before: standing,
  now: standing,
  /** Shipped since the week of `before`, in weeks that are not closed too. */
  since: z.strictObject({ shipped: z.number(), orders: z.number() }).readonly(),
});

/** What has changed while an alert was snoozed. */
export const returnedSchema = returned.readonly();

/** The day has come until which an alert was snoozed, and it is still open. */
export const alertReturned = returned
  .extend({ alertId: z.string().min(1), revision: z.int().min(1) })
  .readonly();

export type Standing = z.infer<typeof standing>;
export type Returned = z.infer<typeof returnedSchema>;
