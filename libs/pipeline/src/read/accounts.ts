import { INTERACTION_KINDS } from '#relationship';
import { z } from 'zod';
import type { ReadModels, RowBody } from '../ports/index.js';
import { accessView } from './access-view.js';
import { maySee, type Principal, visibleTo } from './principal.js';
import { whereOf } from './where-of.js';

/** How the relationship stands at the end of the last closed week. */
const standingView = z.object({
  week: z.iso.date().describe('Monday of the judged week'),
  risk: z.number().nullable().describe('Score (logit) that the list is ranked by; null without evidence'),
  change: z.number().nullable().describe('Score (logit) that finds breaks early; null without evidence'),
  probability: z.number().describe('Chance of loosening or pausing, 0 to 1'),
  eligible: z.boolean().describe('Whether an alert may be raised on it'),
  reason: z.string().nullable().describe('Why it is not eligible'),
  silence: z.number().describe('Weeks since the last order'),
  usualGap: z.number().nullable().describe('Median gap between order weeks'),
  weeklyAmount: z.number().describe('Per week over the trailing year, in units of the measure'),
  amountAtRisk: z.number().describe('probability x weeklyAmount x 26'),
  alertId: z.string().nullable().describe('The open alert'),
  cause: z.enum(['loosening', 'paused']).nullable(),
  spark: z.array(z.number()).readonly().describe('Amounts of the last 26 weeks, the oldest first'),
});

/** A key account as lists show it. */
export const accountView = accessView.extend({
  country: z.string().exactOptional().describe('ISO 3166 alpha-2'),
  tier: z.string().exactOptional(),
  lastContact: z.object({ date: z.iso.date(), kind: z.enum(INTERACTION_KINDS) }).exactOptional(),
  standing: standingView
    .exactOptional()
    .describe('Missing until a week has been closed since its first shipment'),
});

export type AccountView = z.infer<typeof accountView>;

/** By what accounts can be ordered; those by risk are only the ones that have been judged. */
export const ACCOUNT_ORDERS = ['accountId', 'name', 'amountAtRisk', 'probability'] as const;

export interface AccountQuery {
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly orderBy: (typeof ACCOUNT_ORDERS)[number];
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AccountPage {
  readonly rows: readonly AccountView[];
  readonly next?: string;
}

/** Accounts with how they stand; names and ids ascending, risks descending. */
export async function listAccounts(
  readModels: ReadModels,
  principal: Principal,
  { orderBy, after, limit, ...filters }: AccountQuery,
): Promise<AccountPage> {
  const byRisk = orderBy === 'amountAtRisk' || orderBy === 'probability';
  const { rows, ...page } = await readModels.find({
    collection: byRisk ? 'relationships' : 'accounts',
    where: whereOf(filters, visibleTo(principal)),
    orderBy,
    descending: byRisk,
    after,
    limit,
  });
  const ids = rows.map(({ accountId }) => String(accountId));
  const others = await readModels.getAll(byRisk ? 'accounts' : 'relationships', ids);
  return {
    ...page,
    rows: rows.map((row) => {
      const other = others.get(String(row['accountId']));
      return byRisk ? viewOf(other ?? row, row) : viewOf(row, other);
    }),
  };
}

/** One account; undefined when there is none, or no right to see it. */
export async function accountOf(
  readModels: ReadModels,
  principal: Principal,
  accountId: string,
): Promise<AccountView | undefined> {
  const row = await readModels.get('accounts', accountId);
  if (row === undefined || !maySee(principal, row)) return undefined;
  return viewOf(row, await readModels.get('relationships', accountId));
}

function viewOf(account: RowBody, relationship: RowBody | undefined): AccountView {
  return accountView.parse(relationship === undefined ? account : { ...account, standing: relationship });
}
