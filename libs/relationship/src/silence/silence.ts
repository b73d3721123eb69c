import { z } from 'zod';

/**
 * Why an account raises no alert, each with the figures behind it. An account may have several reasons; they are told in the
 * order of `SILENCE_REASONS`, and the first one is the one that counts.
 */
export const silence = z.discriminatedUnion('reason', [
  z.strictObject({
    reason: z.literal('snoozed'),
    until: z.iso.date(),
    /** What the user said; missing where it was not kept. */
    why: z.string().exactOptional(),
  }),
  z.strictObject({
    reason: z.literal('held'),
    /** Its place among the week's new alerts of its manager, how many those were, and for how many there was room. */
    rank: z.int(),
    of: z.int(),
    capacity: z.int(),
  }),
  z.strictObject({
    reason: z.literal('alert-open'),
    cause: z.enum(['loosening', 'paused']),
    /** Monday of the week that raised it. */
    since: z.iso.date(),
  }),
  z.strictObject({
    reason: z.literal('feed-silent'),
    feed: z.string(),
    /** Monday of the first week that it has not delivered. */
    since: z.iso.date(),
  }),
  z.strictObject({
    reason: z.literal('not-enough-history'),
    /** Observed weeks since the first order, and how many are needed; 0 before the first one. */
    weeks: z.int(),
    needed: z.int(),
  }),
  z.strictObject({
    reason: z.literal('too-few-orders'),
    /** Weeks with an order in the last two years, and how many are needed. */
    orderWeeks: z.int(),
    needed: z.int(),
  }),
  z.strictObject({
    reason: z.literal('gap-too-long'),
    /** Median gap between order weeks, and the longest at which a break is noticed in time. */
    usualGap: z.number(),
    longest: z.number(),
  }),
  z.strictObject({ reason: z.literal('no-volume-last-year') }),
  z.strictObject({
    reason: z.literal('silent-too-long'),
    /** Weeks since the last order, and the limit from which on it counts as paused. */
    silence: z.number(),
    limit: z.number(),
  }),
  z.strictObject({
    reason: z.literal('holiday'),
    /** Holidays whose weeks explain why the account has shipped little. */
    names: z.array(z.strictObject({ zh: z.string(), en: z.string() }).readonly()).readonly(),
    /** Monday of the latest of those weeks. */
    week: z.iso.date(),
  }),
  z.strictObject({
    reason: z.literal('market-down'),
    /** Mean of the portfolio's index over the last weeks: 1 = the market as usual. */
    index: z.number(),
    weeks: z.int(),
  }),
  z.strictObject({
    reason: z.literal('below-threshold'),
    /** Scores in logits, what each has to reach, and what is still missing. */
    risk: z.number(),
    riskThreshold: z.number(),
    riskMissing: z.number(),
    change: z.number(),
    changeThreshold: z.number(),
    changeMissing: z.number(),
  }),
  z.strictObject({
    reason: z.literal('cooling-down'),
    /** Monday of the week from which on the same change may be raised again; missing after "reduced for good". */
    until: z.iso.date().exactOptional(),
    /** Monday of the week in which the change began that the alert was closed for. */
    onset: z.iso.date(),
  }),
  z.strictObject({ reason: z.literal('next-week') }),
  z.strictObject({
    reason: z.literal('unobserved'),
    /** How many of the last weeks are left out, as nobody knows what was shipped in them. */
    missing: z.int(),
    weeks: z.int(),
  }),
]);

export type Silence = Readonly<z.infer<typeof silence>>;
export type SilenceReason = Silence['reason'];

/** In the order in which they are told. */
export const SILENCE_REASONS = [
  'snoozed',
  'held',
  'alert-open',
  'feed-silent',
  'not-enough-history',
  'too-few-orders',
  'gap-too-long',
  'no-volume-last-year',
  'silent-too-long',
  'holiday',
  'market-down',
  'below-threshold',
  'cooling-down',
  'next-week',
  'unobserved',
] as const satisfies readonly SilenceReason[];
