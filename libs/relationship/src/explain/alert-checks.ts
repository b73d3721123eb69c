import { z } from 'zod';
import type { EvidenceName } from '../detect/index.js';

/** Every piece of evidence that a statement may name. */
export const EVIDENCE_NAMES = [
  'silence',
  'gaptrend',
  'dropout',
  'glr',
  'zn4',
  'zv8',
  'zv13',
  'zv26',
  'v26',
  'peak',
  'yoy',
  'lograte',
  'lastsize',
  'shift',
  'halving',
  'lull',
  'orderyoy',
] as const satisfies readonly EvidenceName[];

const level = z
  .strictObject({
    dimension: z.enum(['service', 'lane']),
    key: z.string(),
    /** Scores of the level alone (logits), judged like an account over its last 52 weeks. */
    risk: z.number(),
    change: z.number(),
    /** How many levels of its dimension have enough history to be judged, and how many of those reach a threshold. */
    judged: z.int().min(1),
    loosening: z.int().min(1),
  })
  .readonly();

const sign = z
  .strictObject({
    evidence: z.enum(EVIDENCE_NAMES),
    /** What it adds to the scores that raised the alert, beyond what it adds for an account that ships as usual. */
    value: z.number().positive(),
  })
  .readonly();

/**
 * What was looked into beside the scores when an alert was stated: the figures behind "why", "ruled out", "since when" and
 * "what would clear it". Statements made before these checks existed lack them, and are told without.
 */
export const alertChecks = z
  .strictObject({
    /** Which score reached its threshold; absent when none did, as for an account that simply fell silent. */
    raisedBy: z.enum(['risk', 'change', 'both']).exactOptional(),
    /** The strongest pieces of evidence, the largest contribution first. */
    signs: z.array(sign).readonly(),
    /** Mondays between which the change began (log-likelihood within 2 of the best); absent when no fall is visible. */
    onsetFrom: z.iso.date().exactOptional(),
    onsetTo: z.iso.date().exactOptional(),
    /** Weeks within the window's span that a feed did not deliver: left out, not counted as empty. */
    unobserved: z.int().min(0),
    /** Names of public holidays within the window's span, each once; absent without a calendar. */
    holidays: z
      .array(z.strictObject({ zh: z.string(), en: z.string() }).readonly())
      .readonly()
      .exactOptional(),
    /** Amount in the coming week that alone brings both scores below their thresholds; null: no amount does. */
    clearedBy: z.number().nullable().exactOptional(),
    /** The service or lane that carries the fall and is loosening by its own record; absent when there is none. */
    level: level.exactOptional(),
  })
  .readonly();

export type AlertChecks = z.infer<typeof alertChecks>;
