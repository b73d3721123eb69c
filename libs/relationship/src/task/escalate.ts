import type { AccountState } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { escalatedTo, nextRung } from './ladder.js';

/**
 * Takes a task up the ladder when its day has come and it still waits for it: what was done, moved, or taken up already
 * stays as it is, however often its moment is said to have come.
 */
export function escalate(
  { tasks }: AccountState,
  event: EventOfType<'mooring.deadline.reached'>,
  { settings }: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { data, subject } = event;
  if (data.deadline !== 'task-escalation') return [];
  const { taskId, level, since } = data;
  const task = tasks.find((open) => open.taskId === taskId);
  if (task?.ladder?.since !== since || nextRung(task)?.level !== level) return [];
  const to = escalatedTo(level, task, settings.roster);
  return [
    derive(event, deriveId, {
      type: 'mooring.task.escalated',
      subject,
      key: [taskId, String(since), level],
      data: { taskId, revision: task.revision, level, ...(to === undefined ? {} : { to }) },
    }),
  ];
}
