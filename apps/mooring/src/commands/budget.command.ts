import { budgetsOf, LOCAL_OPERATOR, type ManagerBudget } from '#pipeline';
import type { MooringSet } from '../set.js';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';

type Ranked = ManagerBudget['surfaced'][number];

const HEADING = [
  'week',
  'rank',
  'account',
  'probability',
  'x 26 weeks',
  'x chance to keep',
  '- cost',
  '= worth',
];

/** Prints what managers are shown of their new alerts, what is held back, and every factor of the ranking. */
export async function budgetCommand(
  set: MooringSet,
  filters: { readonly owner?: string; readonly team?: string },
): Promise<void> {
  const budgets = await budgetsOf(set, LOCAL_OPERATOR, filters);
  if (budgets.length === 0) {
    print('No open alert was ranked: there is none, or all were raised by an import, which is not rationed.');
    return;
  }
  for (const { manager, capacity, surfaced, held } of budgets) {
    print(`${manager === '' ? '(nobody)' : manager}: ${String(capacity)} new alerts a week`);
    if (surfaced.length > 0) printRanking('  shown', surfaced);
    if (held.length > 0) printRanking('  held back, to be ranked again next week', held);
  }
}

function printRanking(title: string, alerts: readonly Ranked[]): void {
  print(title);
  for (const line of aligned([HEADING, ...alerts.map(factorsOf)])) print(`    ${line}`);
}

function factorsOf({ accountId, standing }: Ranked): readonly string[] {
  const { week, rank, of, probability, amount, chance, outcomes, cost, worth } = standing;
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  return [
    week,
    `${String(rank)} of ${String(of)}`,
    accountId,
    `${(probability * 100).toFixed(0)}%`,
    whole(amount),
    `${(chance * 100).toFixed(0)}% (${outcomes === 0 ? 'prior' : `${String(outcomes)} outcomes`})`,
    whole(cost),
    whole(worth),
  ];
}
