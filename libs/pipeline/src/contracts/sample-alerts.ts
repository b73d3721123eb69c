import type { Find, ReadModels, RowBody } from '../ports/index.js';
import { type AccountStoreFixture, batchOf, commitTo } from './account-store-fixture.js';
import { accountIn, booking } from './sample-events.js';

/** Rows of the collection `alerts` by key; null removes one. */
export type AlertBodies = Readonly<Record<string, RowBody | null>>;

/** Writes alerts, each time at a newer position. */
export async function writeAlerts({ log, store }: AccountStoreFixture, alerts: AlertBodies): Promise<void> {
  const [position = ''] = await log.append([booking(accountIn(log, 1), 1)]);
  const rows = Object.entries(alerts).map(([key, body]) => ({
    collection: 'alerts' as const,
    key,
    position,
    body,
  }));
  await commitTo(store, batchOf(1, position, { rows }));
}

export const ALL_ALERTS: Find = {
  collection: 'alerts',
  where: {},
  orderBy: 'owner',
  descending: false,
  limit: 1000,
};

/** The `name` of every row found. */
export async function findNames(reads: ReadModels, query: Partial<Find>): Promise<readonly unknown[]> {
  const { rows } = await reads.find({ ...ALL_ALERTS, ...query });
  return rows.map((row) => row['name']);
}
