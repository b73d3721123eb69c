import { z } from 'zod';
import { alertChecks, EVIDENCE_NAMES } from './alert-checks.js';

const part = z
  .strictObject({
    dimension: z.enum(['service', 'lane']),
    /** The service (`sea FCL`) or the lane (`CNSHA-DEHAM`); empty when the feed does not say. */
    key: z.string(),
    /** Shipped in the window, in units of the measure. */
    shipped: z.number(),
    /** The part's share of the account's trailing year, of what the account was expected to ship in the window. */
    expected: z.number(),
    /** Its share of all shortfalls within the dimension, 0 to 1; the shares of one dimension add up to 1. */
    share: z.number(),
  })
  .readonly();

/**
 * Why an alert was raised: numbers only, fixed at the moment of raising. Every language is rendered from these, and
 * anyone can check them against the journal. Amounts are in units of the measure, rounded to 6 decimals.
 */
export const alertFacts = z
  .strictObject({
    /** Monday of the judged week. */
    week: z.iso.date(),
    measure: z.enum(['value', 'volume']),
    /** The currency or the unit of all amounts; empty when the feed names none. */
    unit: z.string(),
    /** The last weeks with data, up to 8, that `shipped` and the expectation speak about. */
    windowWeeks: z.int(),
    shipped: z.number(),
    expected: z.number(),
    /** The 10-90 % range of what the account's own rhythm leads one to expect in the window. */
    low: z.number(),
    high: z.number(),
    /** Mean of the portfolio's index over the window: 1 = the market as usual. */
    index: z.number(),
    /** Orders in the window, and what the trailing year leads one to expect. */
    orders: z.number(),
    expectedOrders: z.number(),
    /** Weeks since the last order, the account's usual gap, and the silence at which it counts as paused. */
    silence: z.number(),
    usualGap: z.number(),
    silenceLimit: z.number(),
    /** Monday of the week in which the change is estimated to have begun. */
    onset: z.iso.date(),
    risk: z.number().nullable(),
    change: z.number().nullable(),
    /** Chance that the relationship is loosening or pausing, 0 to 1. */
    probability: z.number(),
    /** The largest terms of both scores that speak for the alert, the largest first. */
    terms: z
      .array(
        z
          .strictObject({
            head: z.enum(['risk', 'change']),
            evidence: z.enum(EVIDENCE_NAMES),
            /** The evidence between two knots, `silence[3,5]`. */
            term: z.string(),
            value: z.number(),
          })
          .readonly(),
      )
      .readonly(),
    /** Trailing year's amount per week, and probability × that × 26 weeks. */
    weeklyAmount: z.number(),
    amountAtRisk: z.number(),
    parts: z.array(part).readonly(),
    /** Absent from statements made before there were such checks. */
    checks: alertChecks.exactOptional(),
  })
  .readonly();

export type AlertFacts = z.infer<typeof alertFacts>;
export type FallPart = z.infer<typeof part>;
