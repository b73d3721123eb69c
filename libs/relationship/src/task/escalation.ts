import { z } from 'zod';

/** Who an undone task goes to, in this order. */
export const ESCALATION_LEVELS = ['deputy', 'head'] as const;

export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

const rung = z
  .strictObject({
    level: z.enum(ESCALATION_LEVELS),
    /** ISO date in the business time zone. */
    on: z.iso.date(),
  })
  .readonly();

/** When an undone task goes to whom, the earliest first. */
export const ladderSchema = z.array(rung).min(1).readonly();

export type Rung = z.infer<typeof rung>;

/** Working days after the due date, and after the rung before. */
export const escalationSchema = z
  .strictObject({ deputyDays: z.int().min(1).max(260), headDays: z.int().min(1).max(260) })
  .readonly();

export type EscalationRule = z.infer<typeof escalationSchema>;
