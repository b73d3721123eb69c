import { z } from 'zod';
import { sealedText } from '../contact/contact-events.js';
import { checklistStep } from '../playbook/playbook.js';
import { ESCALATION_LEVELS, ladderSchema } from './escalation.js';
import { TASK_CAUSES } from './task-causes.js';

const taskId = z.string().min(1);
const revision = z.int().min(1);
const person = z.string().min(1);

/** What a person wrote that is to be done: free text, under the keys of the contacts, or of the account without any. */
const written = {
  sealed: z.strictObject({ title: sealedText }).readonly(),
  contactIds: z.array(z.string().min(1)).readonly(),
};

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
    /** ISO dates in the business time zone; working days by the owner's calendar. */
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
    sealed: written.sealed.exactOptional(),
    contactIds: written.contactIds.exactOptional(),
    /** The talk whose next step it is: its text is sealed as the talk's. */
    interactionId: z.string().min(1).exactOptional(),
    openedBy: person.exactOptional(),
    /** What is to be done, as the playbook said then. */
    checklist: z.array(checklistStep).readonly().exactOptional(),
    /** A logged contact with the account answers the reminder. */
    quietAfterContact: z.literal(true).exactOptional(),
    ladder: ladderSchema.exactOptional(),
  })
  .readonly();

/** A user wants a task of their own. */
export const taskOpenRequest = z
  .strictObject({
    taskId,
    ...written,
    due: z.iso.date(),
    /** The account's when missing. */
    owner: person.exactOptional(),
    team: z.string().exactOptional(),
  })
  .readonly();

export const taskAssigned = z
  .strictObject({ taskId, revision, owner: person, team: z.string().exactOptional() })
  .readonly();

const snooze = z.strictObject({ taskId, revision, due: z.iso.date(), reason: z.string().min(1) });

export const taskSnooze = snooze.readonly();
export const taskSnoozed = snooze.extend({ ladder: ladderSchema.exactOptional() }).readonly();

export const taskCompleted = z.strictObject({ taskId, revision, outcome: z.string().min(1) }).readonly();

/** The task is closed without having been done: what asked for it is gone. */
export const taskExpired = z.strictObject({ taskId, revision, reason: z.string().min(1) }).readonly();

/** Whoever made the task does not want it any more. */
export const taskCancelled = z.strictObject({ taskId, revision }).readonly();

/** A step of the checklist is done, or turns out not to be. */
export const taskStepDone = z
  .strictObject({ taskId, revision, step: z.string().min(1), undone: z.literal(true).exactOptional() })
  .readonly();

/** The task was not done in time and goes to somebody else as well; it stays its owner's. */
export const taskEscalated = z
  .strictObject({
    taskId,
    revision,
    level: z.enum(ESCALATION_LEVELS),
    /** Missing where the roster names nobody. */
    to: person.exactOptional(),
  })
  .readonly();
