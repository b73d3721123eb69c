import { stringify } from 'csv-stringify/sync';
import { outputFile } from '#disk-files';
import { weekStart } from '#relationship';
import { print } from '../terminal/print.js';
import { simulateSeed } from './simulate-seeds.js';

/** Writes a portfolio with known changes: its shipments, and beside them who changed when. */
export function simulateCommand(path: string, { seed }: { readonly seed: number }): void {
  const { panel, breaks } = simulateSeed(seed);
  const shipments = panel.accountIds.flatMap((accountId, account) =>
    [...(panel.orders[account] ?? [])].flatMap((orders, week) =>
      orders > 0
        ? [[accountId, weekStart(panel.from + week), orders, (panel.volume[account]?.[week] ?? 0).toFixed(2)]]
        : [],
    ),
  );
  const changes = panel.accountIds.map((accountId) => {
    const { kind, week } = breaks.get(accountId) ?? { kind: 'none', week: -1 };
    return [accountId, kind, week];
  });
  const beside = `${path.replace(/\.csv$/, '')}_truth.csv`;
  write(path, ['account_id', 'date', 'orders', 'volume'], shipments);
  write(beside, ['account_id', 'kind', 'tau_week'], changes);
  print(
    `${path}: ${shipments.length.toLocaleString('en')} weeks with shipments; who changed when: ${beside}`,
  );
}

function write(
  path: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const file = outputFile(path);
  try {
    file.write(stringify([[...header], ...rows.map((row) => [...row])]));
    file.finish();
  } finally {
    file.discard();
  }
}
