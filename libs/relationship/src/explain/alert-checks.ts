import { z } from 'zod';

const level = z
  .strictObject({
    dimension: z.enum(['service', 'lane']),
    key: z.string(),
    /** Scores of the level alone (logits), judged like an account over its last 52 weeks. */
    risk: z.number(),
    change: z.number(),
  })
  .readonly();

/**
 * What was looked into beside the scores when an alert was stated: the figures behind "ruled out", "since when" and "what
 * would clear it". Statements made before these checks existed lack them, and are told without.
 */
export const alertChecks = z
  .strictObject({
    /** Which score reached its threshold; absent when none did, as for an account that simply fell silent. */
    raisedBy: z.enum(['risk', 'change', 'both']).exactOptional(),
    /** Mondays between which the change began (log-likelihood within 2 of the best); absent when no fall is visible. */
    onsetFrom: z.iso.date().exactOptional(),
    onsetTo: z.iso.date().exactOptional(),
    /** Weeks within the window's span that a feed did not deliver: left out, not counted as empty. */
    unobserved: z.int().min(0),
    /** Names of public holidays within the window's span, each once. */
    holidays: z.array(z.strictObject({ zh: z.string(), en: z.string() }).readonly()).readonly(),
    /** Amount in the coming week that alone brings both scores below their thresholds; null: no amount does. */
    clearedBy: z.number().nullable().exactOptional(),
    /** The service or lane that is loosening the most by its own record; absent when none is. */
    level: level.exactOptional(),
  })
  .readonly();

export type AlertChecks = z.infer<typeof alertChecks>;
