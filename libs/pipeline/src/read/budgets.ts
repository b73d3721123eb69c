import {
  type BudgetGranted,
  chanceToKeep,
  DEFAULT_SETTINGS,
  HELD_REASONS,
  managerSubject,
  PORTFOLIO,
  type Settings,
  worthFactors,
} from '#relationship';
import { z } from 'zod';
import type { AccountStore, ReadModels, RowBody } from '../ports/index.js';
import { maySee, type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

const rankedView = z
  .object({
    accountId: z.string(),
    name: z.string(),
    nameEn: z.string().exactOptional(),
    alertId: z.string(),
    cause: z.enum(['loosening', 'paused']),
    rank: z.int().min(1),
    factors: worthFactors,
    held: z
      .enum(HELD_REASONS)
      .exactOptional()
      .describe('Why it was held back; missing where it was surfaced'),
  })
  .meta({ id: 'RankedAlert' });

const managerBudget = z
  .object({
    manager: z.string().describe('Id of the account manager; empty for accounts that nobody looks after'),
    week: z.iso.date().describe('Monday of the judged week'),
    capacity: z.int().min(0).describe('New alerts that were surfaced at most'),
    surfaced: z.int().min(0),
    held: z.int().min(0),
    chances: z.object({ loosening: chanceToKeep, paused: chanceToKeep }),
    ranking: z.array(rankedView).readonly(),
  })
  .meta({ id: 'ManagerBudget' });

/** How many alerts are surfaced a week, and what was decided last for each account manager. */
export const budgetOverview = z
  .object({
    isOn: z.boolean().describe('False in a log that was begun without budgets'),
    capacity: z.int().min(0).describe('New alerts per account manager and week'),
    exceptions: z.record(z.string(), z.int()).describe('Other capacities, by account manager'),
    cost: z.number().describe('What answering an alert costs'),
    priors: z.object({ loosening: z.number(), paused: z.number() }).describe('Assumed chances to keep'),
    managers: z.array(managerBudget).readonly(),
  })
  .meta({ id: 'BudgetOverview' });

export type BudgetOverview = z.infer<typeof budgetOverview>;
export type ManagerBudget = z.infer<typeof managerBudget>;

interface BudgetPorts {
  readonly store: Pick<AccountStore, 'document' | 'documents'>;
  readonly readModels: Pick<ReadModels, 'getAll' | 'totals'>;
}

/**
 * Budgets as settings have them, and the last decision for each manager of whose accounts the principal may see any. Alerts of
 * other accounts are left out of a ranking: their ranks are missing.
 *
 * @param filters whose accounts are asked about
 */
export async function budgetsOf(
  { store, readModels }: BudgetPorts,
  principal: Principal,
  filters: { readonly owner?: string | undefined; readonly team?: string | undefined } = {},
): Promise<BudgetOverview> {
  const where = whereOf({ ...filters }, visibleTo(principal));
  const owners = await readModels.totals({ collection: 'alerts', where, groupBy: 'owner' });
  const documents = await store.documents(owners.map(({ group }) => managerSubject(group)));
  const states = documents
    .flatMap(({ state }) => (state.kind === 'manager' && state.granted !== undefined ? [state] : []))
    .toSorted((one, other) => (one.managerId < other.managerId ? -1 : 1));
  const ids = states.flatMap(({ granted }) => granted?.ranking.map(({ accountId }) => accountId) ?? []);
  const accounts = await readModels.getAll('accounts', [...new Set(ids)]);
  const isAsked = (row: RowBody): boolean =>
    maySee(principal, row) && (filters.team === undefined || row['team'] === filters.team);
  const portfolio = (await store.document(PORTFOLIO))?.state;
  return {
    ...settingsOf(portfolio?.kind === 'portfolio' ? portfolio.settings : undefined),
    managers: states.flatMap(({ managerId, granted }) =>
      granted === undefined ? [] : [toldOf(managerId, granted, accounts, isAsked)],
    ),
  };
}

function settingsOf({ budget }: Partial<Settings> = DEFAULT_SETTINGS): Omit<BudgetOverview, 'managers'> {
  const { capacity, exceptions, cost, priors } = budget ?? NO_BUDGET;
  return {
    isOn: budget !== undefined,
    capacity,
    exceptions,
    cost,
    priors: { loosening: priors.loosening, paused: priors.paused },
  };
}

const NO_BUDGET = { capacity: 0, exceptions: {}, cost: 0, priors: { loosening: 0, paused: 0 } } as const;

const named = z.object({ name: z.string(), nameEn: z.string().exactOptional() });

function toldOf(
  manager: string,
  { week, capacity, chances, ranking }: BudgetGranted,
  accounts: ReadonlyMap<string, RowBody>,
  isAsked: (row: RowBody) => boolean,
): ManagerBudget {
  const seen = ranking.flatMap((alert) => {
    const row = accounts.get(alert.accountId);
    return row === undefined || !isAsked(row) ? [] : [{ ...named.parse(row), ...alert }];
  });
  const held = seen.filter((alert) => alert.held !== undefined).length;
  return { manager, week, capacity, surfaced: seen.length - held, held, chances, ranking: seen };
}
