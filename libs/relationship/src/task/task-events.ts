import { z } from 'zod';
import { TASK_CAUSES } from './task-causes.js';

const taskId = z.string().min(1);
const revision = z.int().min(1);

/** A piece of work with an owner and a deadline; every alert opens one. */
export const taskOpened = z
  .strictObject({
    taskId,
    /** Missing where no alert asks for it. */
    alertId: z.string().min(1).exactOptional(),
    cause: z.enum(TASK_CAUSES),
    /** Missing while the account has no owner: the head's list shows it. */
    owner: z.string().exactOptional(),
    team: z.string().exactOptional(),
    /** ISO dates in the business time zone; working days by the account's calendar. */
    due: z.iso.date(),
    remindOn: z.iso.date(),
    /** The step of a win-back plan that it is; missing for any other task. */
    winback: z
      .strictObject({
        planId: z.string().min(1),
        /** From 1. */
        step: z.int().min(1),
        /** To try, or to decide how the plan ends. */
        asks: z.enum(['attempt', 'decision']),
      })
      .readonly()
      .exactOptional(),
  })
  .readonly();

export const taskAssigned = z
  .strictObject({ taskId, revision, owner: z.string().min(1), team: z.string().exactOptional() })
  .readonly();

export const taskSnoozed = z
  .strictObject({ taskId, revision, due: z.iso.date(), reason: z.string().min(1) })
  .readonly();

export const taskCompleted = z.strictObject({ taskId, revision, outcome: z.string().min(1) }).readonly();

/** The task is closed without having been done: the alert that asked for it is gone. */
export const taskExpired = z.strictObject({ taskId, revision, reason: z.string().min(1) }).readonly();
