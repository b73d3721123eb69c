import { z } from 'zod';
import { chancesByCause, verdictsByCause } from './chance-to-keep.js';
import { worthFactors } from './worth.js';

const week = z.iso.date();
const cause = z.enum(['loosening', 'paused']);

/** An open alert that nobody has been shown yet. */
export const candidate = z
  .strictObject({
    accountId: z.string().min(1),
    alertId: z.string().min(1),
    revision: z.int().min(1),
    /** Missing while nobody looks after the account. */
    owner: z.string().exactOptional(),
    cause,
    /** At the end of the judged week. */
    probability: z.number(),
    /** Trailing year's amount per week × 26 weeks, in units of the measure. */
    value: z.number(),
  })
  .readonly();

/** One partition has judged its accounts at the end of a week, and has read back all that came of it. */
export const weekJudged = z
  .strictObject({
    week,
    partition: z.int().min(0),
    candidates: z.array(candidate).readonly(),
    /** All verdicts on surfaced alerts of its accounts so far. */
    verdicts: verdictsByCause,
  })
  .readonly();

/** What the week puts before one account manager. */
export const budgetAsked = z
  .strictObject({
    week,
    capacity: z.int().min(0),
    cost: z.number(),
    basis: z.enum(['revenue', 'volume']),
    chances: chancesByCause,
    candidates: z.array(candidate).readonly(),
  })
  .readonly();

/** Why an alert is held back: others are worth more, or answering it costs more than it is worth. */
export const HELD_REASONS = ['capacity', 'worth'] as const;

const ranked = z
  .strictObject({
    accountId: z.string().min(1),
    alertId: z.string().min(1),
    cause,
    /** From 1, the most valuable first. */
    rank: z.int().min(1),
    factors: worthFactors,
    /** Missing where the alert is surfaced. */
    held: z.enum(HELD_REASONS).exactOptional(),
  })
  .readonly();

/** Which alerts an account manager is shown this week, and which are held back. */
export const budgetGranted = z
  .strictObject({
    week,
    capacity: z.int().min(0),
    chances: chancesByCause,
    ranking: z.array(ranked).readonly(),
  })
  .readonly();

/** Where an alert stood among its manager's. */
const placed = {
  alertId: z.string().min(1),
  week,
  rank: z.int().min(1),
  of: z.int().min(1),
  capacity: z.int().min(0),
  factors: worthFactors,
};

/** The alert is shown to its account manager from now on, and asks for follow-up. */
export const alertSurfaced = z.strictObject(placed).readonly();

/** The alert is held back by the week's budget, and considered again in the next. */
export const alertHeld = z.strictObject({ ...placed, reason: z.enum(HELD_REASONS) }).readonly();

export type Candidate = z.infer<typeof candidate>;
export type WeekJudged = z.infer<typeof weekJudged>;
export type BudgetAsked = z.infer<typeof budgetAsked>;
export type BudgetGranted = z.infer<typeof budgetGranted>;
export type RankedAlert = z.infer<typeof ranked>;
export type HeldReason = (typeof HELD_REASONS)[number];
