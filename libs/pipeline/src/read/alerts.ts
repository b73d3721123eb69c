import type { Page, ReadModels } from '../ports/index.js';
import { type Principal, visibleTo } from './principal.js';

export interface AlertQuery {
  readonly status?: 'open' | 'closed';
  readonly cause?: 'loosening' | 'paused';
  readonly after?: string;
  readonly limit: number;
}

/** Alerts by amount at risk (probability × trailing weekly amount × 26), the largest first. */
export async function listAlerts(
  readModels: ReadModels,
  principal: Principal,
  query: AlertQuery,
): Promise<Page> {
  const { status, cause, after, limit } = query;
  return readModels.find({
    collection: 'alerts',
    where: {
      ...visibleTo(principal),
      ...(status === undefined ? {} : { status }),
      ...(cause === undefined ? {} : { cause }),
    },
    orderBy: 'amountAtRisk',
    descending: true,
    after,
    limit,
  });
}
