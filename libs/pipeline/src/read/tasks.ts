import { TASK_CAUSES } from '#relationship';
import { z } from 'zod';
import type { ReadModels } from '../ports/index.js';
import { accessView } from './access-view.js';
import { maySee, type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

/** A task: a piece of work with an owner and a deadline. */
export const taskView = accessView.extend({
  taskId: z.string(),
  alertId: z.string().exactOptional().describe('Missing where no alert asks for it'),
  cause: z.enum(TASK_CAUSES),
  status: z.enum(['open', 'completed', 'expired']),
  revision: z.int().min(1).describe('Counts changes; send it as If-Match when acting'),
  due: z.iso.date(),
  remindOn: z.iso.date(),
  remindedOn: z.iso.date().exactOptional().describe('The day for which the reminder has fired'),
  openedAt: z.string(),
  winback: z
    .object({
      planId: z.string(),
      step: z.int().min(1),
      asks: z.enum(['attempt', 'decision']).describe('To try, or to decide how the plan ends'),
    })
    .exactOptional()
    .describe('The step of a win-back plan that it is'),
  closedAt: z.string().exactOptional(),
  outcome: z.string().exactOptional(),
});

export type TaskView = z.infer<typeof taskView>;

export interface TaskQuery {
  readonly status?: TaskView['status'] | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly accountId?: string | undefined;
  readonly alertId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface TaskPage {
  readonly rows: readonly TaskView[];
  readonly next?: string;
}

/** Tasks by their due date, the most urgent first. */
export async function listTasks(
  readModels: ReadModels,
  principal: Principal,
  { after, limit, ...filters }: TaskQuery,
): Promise<TaskPage> {
  const { rows, ...page } = await readModels.find({
    collection: 'tasks',
    where: whereOf(filters, visibleTo(principal)),
    orderBy: 'due',
    descending: false,
    after,
    limit,
  });
  return { ...page, rows: rows.map((row) => taskView.parse(row)) };
}

/** One task; undefined when there is none, or no right to see it. */
export async function taskOf(
  readModels: ReadModels,
  principal: Principal,
  taskId: string,
): Promise<TaskView | undefined> {
  const row = await readModels.get('tasks', taskId);
  return row === undefined || !maySee(principal, row) ? undefined : taskView.parse(row);
}
