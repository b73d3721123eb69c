import { managerIn, type Settings } from '#relationship';
import { z } from 'zod';
import { presentSettings } from '../act/change-settings.js';
import { businessTime } from '../business-time.js';
import type { AccountStore, Clock, ReadModels, Where } from '../ports/index.js';
import { pageThrough } from './page-through.js';
import { type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

const count = z.int().min(0);

/** How much one account manager has to do. */
export const managerLoad = z
  .object({
    owner: z.string().describe('Id of the account manager; empty for what nobody has'),
    team: z.string().exactOptional().describe('By the roster'),
    accounts: count,
    openTasks: count,
    overdueTasks: count.describe('Due before today'),
    openAlerts: count,
    amountAtRisk: z.number().describe('Of the open alerts, over 26 weeks'),
  })
  .meta({ id: 'ManagerLoad' });

export type ManagerLoad = z.infer<typeof managerLoad>;

export interface LoadPorts {
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
}

/**
 * How much each account manager has to do, of what a principal may see, whoever has the most open tasks first; those of the
 * roster who have nothing are there too.
 */
export async function loadOf(
  { store, readModels, clock }: LoadPorts,
  principal: Principal,
  { team }: { readonly team?: string | undefined },
): Promise<readonly ManagerLoad[]> {
  const settings = await presentSettings(store);
  const today = businessTime(settings.timeZone).dateOf(clock.now());
  const visible = visibleTo(principal);
  const all = whereOf({ team }, visible);
  const open = whereOf({ team, status: 'open' }, visible);
  const accounts = await totalsOf(readModels, 'accounts', all);
  const alerts = await totalsOf(readModels, 'alerts', open);
  const tasks = new Map<string, { readonly open: number; readonly overdue: number }>();
  const query = { collection: 'tasks', where: open, orderBy: 'due', descending: false } as const;
  for await (const { owner: whose, due } of pageThrough(readModels, query)) {
    const owner = typeof whose === 'string' ? whose : '';
    const before = tasks.get(owner) ?? { open: 0, overdue: 0 };
    const late = typeof due === 'string' && due < today ? 1 : 0;
    tasks.set(owner, { open: before.open + 1, overdue: before.overdue + late });
  }
  const owners = new Set([
    ...rosteredIn(settings, all),
    ...accounts.keys(),
    ...alerts.keys(),
    ...tasks.keys(),
  ]);
  const loadFor = (owner: string): ManagerLoad => {
    const own = managerIn(settings.roster, owner)?.team;
    return {
      owner,
      ...(own === undefined ? {} : { team: own }),
      accounts: accounts.get(owner)?.count ?? 0,
      openTasks: tasks.get(owner)?.open ?? 0,
      overdueTasks: tasks.get(owner)?.overdue ?? 0,
      openAlerts: alerts.get(owner)?.count ?? 0,
      amountAtRisk: alerts.get(owner)?.sum ?? 0,
    };
  };
  return [...owners]
    .map(loadFor)
    .toSorted((one, other) => other.openTasks - one.openTasks || (one.owner < other.owner ? -1 : 1));
}

/** Managers of the roster whom the condition lets through. */
function rosteredIn({ roster }: Settings, { owner, team }: Where): readonly string[] {
  return (roster?.managers ?? [])
    .filter(
      (each) => (team === undefined || each.team === team) && (owner === undefined || each.manager === owner),
    )
    .map(({ manager }) => manager);
}

async function totalsOf(
  readModels: ReadModels,
  collection: 'accounts' | 'alerts',
  where: Where,
): Promise<ReadonlyMap<string, { readonly count: number; readonly sum: number }>> {
  const sum = collection === 'alerts' ? { sum: 'amountAtRisk' } : {};
  const totals = await readModels.totals({ collection, where, groupBy: 'owner', ...sum });
  return new Map(totals.map((total) => [total.group, total]));
}
