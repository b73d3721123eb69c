import { type DeriveId, derive } from '../event/derive.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import { stepsFor } from '../playbook/playbook.js';
import type { PartitionState } from '../week/partition-state.js';
import { ladderFrom } from './ladder.js';
import { asksForContact } from './task-causes.js';

type Opened = DataOf<'mooring.task.opened'>;

/** A task but for what the settings add to it. */
type PlainTask = Omit<Opened, 'checklist' | 'ladder' | 'quietAfterContact'>;

/** What the settings in force add to a task when it opens: its checklist, and when it goes to somebody else. */
export function withSettings(task: PlainTask, partition: PartitionState): Opened {
  const { settings } = partition;
  const checklist = stepsFor(settings.playbooks, task);
  const ladder = ladderFrom(task.due, task.owner, partition);
  const isQuiet = settings.task.quietAfterContact === true && asksForContact(task.cause);
  return {
    ...task,
    ...(checklist.length === 0 ? {} : { checklist }),
    ...(isQuiet ? { quietAfterContact: true as const } : {}),
    ...(ladder === undefined ? {} : { ladder }),
  };
}

/**
 * States that a task opens.
 *
 * @param key what tells it from all other tasks of the account: the same key is the same task
 */
export function stateTask(
  cause: MooringEvent,
  key: readonly string[],
  task: Omit<PlainTask, 'taskId'>,
  partition: PartitionState,
  deriveId: DeriveId,
): EventOfType<'mooring.task.opened'> {
  const { subject } = cause;
  return derive(cause, deriveId, {
    type: 'mooring.task.opened',
    subject,
    key,
    data: withSettings({ taskId: deriveId(subject, 'task', ...key), ...task }, partition),
  });
}
