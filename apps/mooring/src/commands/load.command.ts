import { loadOf, LOCAL_OPERATOR } from '#pipeline';
import type { MooringSet } from '../set.js';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';

/** Prints how much each account manager has to do, whoever has the most open tasks first. */
export async function loadCommand(set: MooringSet, filters: { readonly team?: string }): Promise<void> {
  const loads = await loadOf(set, LOCAL_OPERATOR, filters);
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const rows = loads.map(
    ({ owner, team = '', accounts, openTasks, overdueTasks, openAlerts, amountAtRisk }) => [
      owner === '' ? '(nobody)' : owner,
      team,
      whole(accounts),
      whole(openTasks),
      whole(overdueTasks),
      whole(openAlerts),
      whole(amountAtRisk),
    ],
  );
  const heading = ['account manager', 'team', 'accounts', 'open tasks', 'overdue', 'alerts', 'at risk'];
  for (const line of aligned([heading, ...rows])) print(line);
}
