import { z } from 'zod';
import { textOwners } from '../personal/key-owner.js';
import { sharedKey } from '../personal/seal.js';
import { openTitle } from '../personal/sealed-title.js';
import type { KeyVault, ReadModels, RowBody } from '../ports/index.js';
import { maySeeTask, type Principal, visibleTo } from './principal.js';
import { type TaskView, taskView } from './task-view.js';
import { whereOf } from './where-of.js';

export interface TaskPorts {
  readonly readModels: ReadModels;
  readonly vault: KeyVault;
}

export interface TaskQuery {
  readonly status?: TaskView['status'] | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  /** Whom a task has gone to, beside its owner. */
  readonly escalatedTo?: string | undefined;
  readonly accountId?: string | undefined;
  readonly alertId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface TaskPage {
  readonly rows: readonly TaskView[];
  readonly next?: string;
}

/** Tasks by their due date, the most urgent first. Whoever tasks have gone to sees those, whosever they are. */
export async function listTasks(
  ports: TaskPorts,
  principal: Principal,
  { after, limit, ...filters }: TaskQuery,
): Promise<TaskPage> {
  const isOwnList = principal.kind === 'manager' && filters.escalatedTo === principal.userId;
  const { rows, ...page } = await ports.readModels.find({
    collection: 'tasks',
    where: whereOf(filters, isOwnList ? {} : visibleTo(principal)),
    orderBy: 'due',
    descending: false,
    after,
    limit,
  });
  return { ...page, rows: await opened(ports.vault, rows) };
}

/** One task; undefined when there is none, or no right to see it. */
export async function taskOf(
  ports: TaskPorts,
  principal: Principal,
  taskId: string,
): Promise<TaskView | undefined> {
  const row = await ports.readModels.get('tasks', taskId);
  if (row === undefined || !maySeeTask(principal, row)) return undefined;
  return (await opened(ports.vault, [row]))[0];
}

const taskRow = taskView
  .omit({ title: true, unreadable: true })
  .extend({ sealed: z.object({ title: z.string() }).exactOptional() });

type StoredTask = z.infer<typeof taskRow>;

async function opened(vault: KeyVault, rows: readonly RowBody[]): Promise<readonly TaskView[]> {
  const parsed = rows.map((row) => taskRow.parse(row));
  const owners = parsed.filter(({ sealed }) => sealed !== undefined).flatMap(ownersOf);
  const keys = owners.length === 0 ? new Map<string, Uint8Array>() : await vault.find(owners);
  return parsed.map((row) => withTitle(row, keys));
}

function ownersOf({ accountId, contactIds = [] }: StoredTask): readonly string[] {
  return textOwners(accountId, contactIds);
}

function withTitle({ sealed, ...task }: StoredTask, keys: ReadonlyMap<string, Uint8Array>): TaskView {
  if (sealed === undefined) return task;
  const owners = ownersOf(task);
  const own = owners.flatMap((owner) => keys.get(owner) ?? []);
  const isOfTalk = task.interactionId !== undefined;
  const title = own.length < owners.length ? undefined : openTitle(sharedKey(own), sealed.title, isOfTalk);
  return title === undefined ? { ...task, unreadable: true } : { ...task, title };
}
