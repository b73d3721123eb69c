/**
 * What a task is for: an alert, a paused account, one that nobody has spoken to for too long, what a talk has ended with, or what
 * somebody set themselves to do.
 */
export const TASK_CAUSES = ['loosening', 'paused', 'keep-in-touch', 'next-step', 'by-hand'] as const;

export type TaskCause = (typeof TASK_CAUSES)[number];

/** Causes of tasks that a person has made: whoever made one may cancel it. */
const MADE_BY_PEOPLE: ReadonlySet<TaskCause> = new Set<TaskCause>(['next-step', 'by-hand']);

/** Causes whose tasks ask for contact with the account: a contact that is logged answers their reminder. */
const ASKING_FOR_CONTACT: ReadonlySet<TaskCause> = new Set<TaskCause>(['loosening', 'paused']);

export function isMadeByPeople(cause: TaskCause): boolean {
  return MADE_BY_PEOPLE.has(cause);
}

export function asksForContact(cause: TaskCause): boolean {
  return ASKING_FOR_CONTACT.has(cause);
}
