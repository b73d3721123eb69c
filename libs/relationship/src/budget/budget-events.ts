import { z } from 'zod';
import { verdictsSchema } from './verdicts.js';

const week = z.iso.date();
const cause = z.enum(['loosening', 'paused']);
const text = z.string().min(1);

const candidateShape = {
  accountId: text,
  alertId: text,
  cause,
  /** Of leaving or having left. */
  probability: z.number().min(0).max(1),
  /** What the account is expected to ship in 26 weeks if nothing is lost, in the measure of the installation. */
  amount: z.number().min(0),
};

/** An open alert that nobody has been shown yet. */
const candidate = z.strictObject(candidateShape).readonly();

/** What a partition's accounts have to say at the end of a week; said to itself, and then to the portfolio. */
export const weekJudged = z
  .strictObject({
    week,
    partition: z.int().min(0),
    /** Of whom: the id of a manager, empty for accounts that nobody looks after. */
    candidates: z.array(z.strictObject({ ...candidateShape, manager: z.string() }).readonly()).readonly(),
    /** Of alerts that were closed since the week before; missing where there are none. */
    verdicts: verdictsSchema.exactOptional(),
  })
  .readonly();

const chance = z.strictObject({ chance: z.number().min(0).max(1), outcomes: z.int().min(0) }).readonly();

/** All partitions have judged the week: what a manager might be shown, and how many of it. */
export const budgetAsked = z
  .strictObject({
    week,
    capacity: z.int().min(0),
    actionCost: z.number().min(0),
    /** The chance to keep an account, and on how many outcomes beside the prior it rests. */
    chances: z.strictObject({ loosening: chance, paused: chance }).readonly(),
    candidates: z.array(candidate).readonly(),
  })
  .readonly();

/** Where an alert stands among those of its manager and week, and every factor of it. */
export const placeInWeek = z
  .strictObject({
    week,
    /** From 1. */
    rank: z.int().min(1),
    /** How many were ranked. */
    of: z.int().min(1),
    capacity: z.int().min(0),
    probability: z.number(),
    amount: z.number(),
    chance: z.number(),
    outcomes: z.int().min(0),
    cost: z.number(),
    /** probability × amount × chance − cost, in the measure of the installation. */
    worth: z.number(),
  })
  .readonly();

const ranked = z
  .strictObject({ accountId: text, alertId: text, cause, standing: placeInWeek, surfaced: z.boolean() })
  .readonly();

/** What a manager is shown of a week's alerts, and what is left for the digest, the most valuable first. */
export const budgetGranted = z.strictObject({ week, ranking: z.array(ranked).readonly() }).readonly();

/** Shown to its manager, or held back this week. */
export const alertRanked = z.strictObject({ alertId: text, standing: placeInWeek }).readonly();

export type WeekJudged = z.infer<typeof weekJudged>;
export type BudgetAsked = z.infer<typeof budgetAsked>;
export type PlaceInWeek = z.infer<typeof placeInWeek>;
export type Ranked = z.infer<typeof ranked>;
