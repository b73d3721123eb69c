import { DEFAULT_SETTINGS, PORTFOLIO, type Roster, weekStart } from '#relationship';
import { businessTime } from '../business-time.js';
import type { AccountStore, Clock, Collection, ReadModels } from '../ports/index.js';
import { type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

export interface RiskTotal {
  readonly count: number;
  readonly amountAtRisk: number;
}

/** How everything that a principal may see stands. */
export interface Overview {
  /** Missing before the first shipment. */
  readonly measure?: 'value' | 'volume';
  readonly unit: string;
  readonly timeZone: string;
  /** ISO date in the business time zone. */
  readonly today: string;
  /** Monday of the last closed week. */
  readonly lastClosed: string | null;
  readonly importing: boolean;
  readonly accounts: number;
  readonly loosening: RiskTotal;
  readonly paused: RiskTotal;
  readonly openTasks: number;
  /** Account managers with their accounts, and whoever else the roster names, whoever is asked about. */
  readonly owners: readonly { readonly owner: string; readonly accounts: number }[];
}

export interface OverviewPorts {
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
}

/** @param filters whose accounts are counted */
export async function overviewOf(
  { store, readModels, clock }: OverviewPorts,
  principal: Principal,
  filters: { readonly owner?: string; readonly team?: string },
): Promise<Overview> {
  const visible = visibleTo(principal);
  const state = (await store.document(PORTFOLIO))?.state;
  const portfolio = state?.kind === 'portfolio' ? state : undefined;
  const settings = portfolio?.settings;
  const { timeZone } = settings ?? DEFAULT_SETTINGS;
  const count = async (collection: Collection, groupBy: string, where: Readonly<Record<string, string>>) =>
    readModels.totals({ collection, where: whereOf({ ...filters, ...where }, visible), groupBy });
  const alerts = await readModels.totals({
    collection: 'alerts',
    where: whereOf({ ...filters, status: 'open' }, visible),
    groupBy: 'cause',
    sum: 'amountAtRisk',
  });
  const total = (cause: string): RiskTotal => {
    const found = alerts.find(({ group }) => group === cause);
    return { count: found?.count ?? 0, amountAtRisk: found?.sum ?? 0 };
  };
  const owners = await readModels.totals({ collection: 'accounts', where: visible, groupBy: 'owner' });
  const accounts = await count('accounts', 'owner', {});
  const tasks = await count('tasks', 'status', { status: 'open' });
  return {
    ...(settings === undefined ? {} : { measure: settings.measure }),
    unit: (settings?.measure === 'volume' ? settings.unit : settings?.baseCurrency) ?? '',
    timeZone,
    today: businessTime(timeZone).dateOf(clock.now()),
    lastClosed: portfolio?.lastClosed === undefined ? null : weekStart(portfolio.lastClosed),
    importing: portfolio?.importing !== undefined,
    accounts: accounts.reduce((sum, each) => sum + each.count, 0),
    loosening: total('loosening'),
    paused: total('paused'),
    openTasks: tasks.reduce((sum, each) => sum + each.count, 0),
    owners: [
      ...owners.map(({ group, count: own }) => ({ owner: group, accounts: own })),
      ...othersIn(settings?.roster, new Set(owners.map(({ group }) => group))),
    ],
  };
}

/** Deputies and heads have tasks too, also where they look after no account. */
function othersIn(roster: Roster | undefined, known: ReadonlySet<string>): Overview['owners'] {
  const { managers = [], teams = [] } = roster ?? {};
  const named = [
    ...managers.flatMap(({ manager, deputy }) => (deputy === undefined ? manager : [manager, deputy])),
    ...teams.map(({ head }) => head),
  ];
  return [...new Set(named)]
    .filter((owner) => !known.has(owner))
    .toSorted()
    .map((owner) => ({ owner, accounts: 0 }));
}
