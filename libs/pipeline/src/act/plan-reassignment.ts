import { managerIn, type Roster } from '#relationship';
import { loadOf, type LoadPorts, type ManagerLoad } from '../read/load.js';
import { maySeeTask, type Principal } from '../read/principal.js';
import { presentSettings } from './change-settings.js';

/** A task as whoever gives it away saw it. */
export interface SeenTask {
  readonly taskId: string;
  readonly revision: number;
}

/** Who is to have it; missing where there is nobody else, or no such task. */
export interface Reassignment extends SeenTask {
  readonly to?: { readonly owner: string; readonly team?: string };
}

/**
 * Says who is to have each of some tasks: the one who is named, or, task by task, whoever of the team of its owner has the
 * fewest open ones by then, other than that owner.
 *
 * @param owner everybody of the team when missing
 */
export async function planReassignment(
  ports: LoadPorts,
  principal: Principal,
  tasks: readonly SeenTask[],
  owner: string | undefined,
): Promise<readonly Reassignment[]> {
  const { roster } = await presentSettings(ports.store);
  const rows = await ports.readModels.getAll(
    'tasks',
    tasks.map(({ taskId }) => taskId),
  );
  const teams = new Map<string, Map<string, ManagerLoad>>();
  const planned: Reassignment[] = [];
  for (const task of tasks) {
    const row = rows.get(task.taskId);
    if (row === undefined || !maySeeTask(principal, row)) {
      planned.push(task);
      continue;
    }
    if (owner !== undefined) {
      planned.push({ ...task, to: withTeam(owner, roster) });
      continue;
    }
    const from = textOf(row['owner']);
    const team = managerIn(roster, from)?.team ?? textOf(row['team']);
    const loads = teams.get(team) ?? (await loadsIn(ports, principal, team));
    teams.set(team, loads);
    const least = leastLoaded([...loads.values()], from);
    planned.push(least === undefined ? task : { ...task, to: withTeam(least.owner, roster) });
    if (least === undefined) continue;
    loads.set(least.owner, { ...least, openTasks: least.openTasks + 1 });
  }
  return planned;
}

async function loadsIn(
  ports: LoadPorts,
  principal: Principal,
  team: string,
): Promise<Map<string, ManagerLoad>> {
  const loads = await loadOf(ports, principal, team === '' ? {} : { team });
  return new Map(loads.filter(({ owner }) => owner !== '').map((load) => [load.owner, load]));
}

function leastLoaded(loads: readonly ManagerLoad[], except: string): ManagerLoad | undefined {
  const [first, ...others] = loads.filter(({ owner }) => owner !== except);
  return others.reduce((least, each) => (isLess(each, least ?? each) ? each : least), first);
}

/** Fewer tasks, then fewer overdue, then less at risk; the name decides the rest, so that it can be foreseen. */
function isLess(one: ManagerLoad, other: ManagerLoad): boolean {
  const by = [
    one.openTasks - other.openTasks,
    one.overdueTasks - other.overdueTasks,
    one.amountAtRisk - other.amountAtRisk,
  ].find((difference) => difference !== 0);
  return by === undefined ? one.owner < other.owner : by < 0;
}

function withTeam(
  owner: string,
  roster: Roster | undefined,
): { readonly owner: string; readonly team?: string } {
  const team = managerIn(roster, owner)?.team;
  return { owner, ...(team === undefined ? {} : { team }) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
