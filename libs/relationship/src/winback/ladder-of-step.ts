import type { OpenTask } from '../account/account-state.js';
import type { Rung } from '../task/escalation.js';
import { ladderFrom } from '../task/ladder.js';
import type { PartitionState } from '../week/partition-state.js';

/** The ladder of a plan's present step when it is moved to a day. */
export function ladderOfStep(
  tasks: readonly OpenTask[],
  taskId: string | undefined,
  due: string,
  partition: PartitionState,
): { readonly ladder?: readonly Rung[] } {
  const task = tasks.find((open) => open.taskId === taskId);
  const ladder = task && ladderFrom(due, task.owner, partition);
  return ladder === undefined ? {} : { ladder };
}
