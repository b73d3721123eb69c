import { z } from 'zod';
import { ladderSchema } from '../task/escalation.js';

const planId = z.string().min(1);
const revision = z.int().min(1);
const text = z.string().min(1);

/** What an attempt to win an account back is made by. */
export const ATTEMPT_KINDS = ['call', 'visit', 'email', 'meeting', 'offer'] as const;

/** Why a person says that an account is lost. */
export const LOSS_REASONS = ['price', 'service', 'competitor', 'demand-gone', 'no-answer', 'other'] as const;

/** What tells that an account is won back: an order, the recovered relationship, its alert, or a person. */
export const WIN_REASONS = ['shipped', 'recovered', 'alert-closed', 'by-hand'] as const;

/** Working days from one attempt to the next, growing as a rule; the plan has one step more than gaps. */
export const winbackGaps = z.array(z.int().min(1).max(520)).min(1).max(12).readonly();

/** A paused account gets a plan to win it back; its first step is the task that the pause has opened. */
export const winbackPlanned = z
  .strictObject({
    planId,
    alertId: text,
    /** Monday of the judged week: an order of a later week ends the plan. */
    pausedWeek: z.iso.date(),
    gaps: winbackGaps,
    /** The task that is its first step. */
    taskId: text,
  })
  .readonly();

const attempt = z.strictObject({
  planId,
  revision,
  /** The day it was made on, in the business time zone. */
  date: z.iso.date(),
  how: z.enum(ATTEMPT_KINDS),
  /** Whether somebody of the account was reached. */
  reached: z.boolean(),
  /** Contacts of the account who were spoken with. */
  contactIds: z.array(text).max(50).readonly().exactOptional(),
  /** The logged interaction that holds what was said: free text is sealed there. */
  interactionId: text.exactOptional(),
  /** The day of the next step; by the plan's gap when missing. */
  next: z.iso.date().exactOptional(),
});

/** A user has tried, and asks the plan to go on. */
export const winbackAttempt = attempt.readonly();

/** The step is done. */
export const winbackAttempted = attempt
  .extend({
    /** From 1; one more than there are steps when the plan had asked for a decision. */
    step: z.int().min(1),
    /** The task that is done with it. */
    taskId: text.exactOptional(),
  })
  .readonly();

const wake = z.strictObject({ planId, revision, wakeOn: z.iso.date() });

/** Nothing is due before the wake date; a user says why, a closed alert may not. */
export const winbackWake = wake.extend({ reason: text }).readonly();
export const winbackRescheduled = wake
  .extend({ reason: text.exactOptional(), ladder: ladderSchema.exactOptional() })
  .readonly();

const win = z.strictObject({ planId, revision, detail: text.exactOptional() });
const loss = z.strictObject({
  planId,
  revision,
  /** The competitor that ships for the account now. */
  to: text.exactOptional(),
  detail: text.exactOptional(),
});
/** The task that nobody has to do any more. */
const idleTask = { taskId: text.exactOptional() };

export const winbackWin = win.readonly();
export const winbackWon = win.extend({ reason: z.enum(WIN_REASONS), ...idleTask }).readonly();
export const winbackLoss = loss.extend({ reason: z.enum(LOSS_REASONS) }).readonly();
export const winbackLost = loss
  .extend({ reason: z.enum([...LOSS_REASONS, 'alert-closed']), ...idleTask })
  .readonly();

/** Neither won nor lost: the alert that asked for the plan was not valid. */
export const winbackWithdrawn = z.strictObject({ planId, revision, ...idleTask }).readonly();

export type AttemptKind = (typeof ATTEMPT_KINDS)[number];
