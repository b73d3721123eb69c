import {
  commandOf,
  deriveId,
  listTasks,
  LOCAL_OPERATOR,
  planReassignment,
  requestAction,
  type TaskView,
} from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/** Rows of a page of the read models, at most. */
const PAGE = 1_000;

/**
 * Gives the open tasks of somebody away, to somebody or each to whoever of the team has the fewest by then. Throws UserError
 * where there is nobody to give them to.
 */
export async function reassignCommand(
  set: MooringSet,
  from: string,
  { to }: { readonly to?: string },
): Promise<void> {
  await set.projector.drain();
  const { rows } = await listTasks(set, LOCAL_OPERATOR, { status: 'open', owner: from, limit: PAGE });
  if (rows.length === 0) print(`${from} has no open task.`);
  const tasks = new Map<string, TaskView>(rows.map((task) => [task.taskId, task]));
  const plan = await planReassignment(set, LOCAL_OPERATOR, rows, to);
  if (plan.some((each) => each.to === undefined)) {
    throw new UserError(`nobody else is in the team of ${from}: name somebody with --to`);
  }
  const asked: { readonly commandId: string; readonly task: TaskView; readonly owner: string }[] = [];
  for (const { taskId, revision, to: given } of plan) {
    const task = tasks.get(taskId);
    if (task === undefined || given === undefined) continue;
    const commandId = deriveId('reassign', taskId, String(revision), given.owner);
    const data = { taskId, revision, ...given };
    await requestAction(set, LOCAL_OPERATOR, commandId, { type: 'mooring.task.assigned.requested', data });
    asked.push({ commandId, task, owner: given.owner });
  }
  await set.projector.drain();
  for (const { commandId, task, owner } of asked) {
    const command = await commandOf(set.readModels, LOCAL_OPERATOR, commandId);
    const outcome = command?.status === 'accepted' ? `-> ${owner}` : (command?.reason ?? 'not decided yet');
    print(`${task.due}  ${task.name}  ${outcome}`);
  }
}
