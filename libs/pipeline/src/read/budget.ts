import { capacityOf, placeInWeek } from '#relationship';
import { z } from 'zod';
import { presentSettings } from '../act/change-settings.js';
import type { AccountStore, ReadModels } from '../ports/index.js';
import { alertView } from './alerts.js';
import { pageThrough } from './page-through.js';
import { type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

const rankedAlert = alertView
  .pick({ accountId: true, name: true, nameEn: true, alertId: true, cause: true, surfacing: true })
  .extend({ standing: placeInWeek });

/** What one manager is shown of the new alerts, and what waits for another week. */
export const managerBudget = z
  .object({
    manager: z.string().describe('Id of the account manager; empty for accounts that nobody looks after'),
    capacity: z.int().min(0).describe('New alerts a week'),
    surfaced: z.array(rankedAlert).readonly().describe('Open alerts that were shown, the latest week first'),
    held: z.array(rankedAlert).readonly().describe('Held back, the most valuable first'),
  })
  .meta({ id: 'ManagerBudget' });

export type ManagerBudget = z.infer<typeof managerBudget>;

export interface BudgetPorts {
  readonly store: AccountStore;
  readonly readModels: ReadModels;
}

export interface BudgetQuery {
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
}

/** The budgets of the managers that a principal may see and that have open alerts which were ranked, by manager. */
export async function budgetsOf(
  { store, readModels }: BudgetPorts,
  principal: Principal,
  filters: BudgetQuery,
): Promise<readonly ManagerBudget[]> {
  const { budget } = await presentSettings(store);
  if (budget === undefined) return [];
  const where = whereOf({ ...filters, status: 'open' }, visibleTo(principal));
  const byManager = new Map<string, z.infer<typeof rankedAlert>[]>();
  const query = { collection: 'alerts', where, orderBy: 'amountAtRisk', descending: true } as const;
  for await (const found of pageThrough(readModels, query)) {
    const alert = rankedAlert.safeParse(found);
    if (!alert.success) continue;
    const { owner: whose } = found;
    const owner = typeof whose === 'string' ? whose : '';
    byManager.set(owner, [...(byManager.get(owner) ?? []), alert.data]);
  }
  return [...byManager]
    .map(([manager, alerts]) => ({
      manager,
      capacity: capacityOf(budget, manager),
      surfaced: ordered(alerts.filter(({ surfacing }) => surfacing === 'surfaced')),
      held: ordered(alerts.filter(({ surfacing }) => surfacing === 'held')),
    }))
    .toSorted((one, other) => (one.manager < other.manager ? -1 : 1));
}

function ordered(alerts: readonly z.infer<typeof rankedAlert>[]): readonly z.infer<typeof rankedAlert>[] {
  return alerts.toSorted(
    ({ standing: one }, { standing: other }) => other.week.localeCompare(one.week) || one.rank - other.rank,
  );
}
