import { z } from 'zod';

const DAYS_MOST = 3_650;

const interval = z
  .strictObject({
    /** Days after a contact from which on the next one is wanted. */
    ideal: z.int().min(1).max(DAYS_MOST),
    /** Days after a contact from which on the relationship is growing cold. */
    maximum: z.int().min(1).max(DAYS_MOST),
  })
  .refine(({ ideal, maximum }) => ideal <= maximum, 'the maximum is not less than the ideal interval')
  .readonly();

/** How often an account is to be spoken to, by its tier, and what is done about one that is not. */
export const contactRule = z
  .strictObject({
    tiers: z.record(z.string().min(1), interval).readonly(),
    /** For accounts of another tier, or of none. */
    others: interval,
    /** Tasks that one account manager is given in a week, those first that have waited longest. */
    mostPerWeek: z.int().min(0).max(100),
    /** Working days to do such a task. */
    taskDays: z.int().min(0).max(260),
  })
  .readonly();

export type ContactRule = z.infer<typeof contactRule>;
export type ContactInterval = z.infer<typeof interval>;

/** Every two weeks, every month, every two months: what account managers name as usual, and twice that as the limit. */
export const DEFAULT_CONTACT_RULE: ContactRule = {
  tiers: {
    A: { ideal: 14, maximum: 30 },
    B: { ideal: 30, maximum: 60 },
    C: { ideal: 60, maximum: 120 },
  },
  others: { ideal: 45, maximum: 90 },
  mostPerWeek: 3,
  taskDays: 3,
};

/** How often an account of a tier is to be spoken to. */
export function intervalOf({ tiers, others }: ContactRule, tier: string | undefined): ContactInterval {
  return tier !== undefined && Object.hasOwn(tiers, tier) ? (tiers[tier] ?? others) : others;
}
