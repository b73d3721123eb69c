import { INTERACTION_KINDS } from '#relationship';
import { z } from 'zod';
import type { ReadModels, RowBody } from '../ports/index.js';
import { accessView } from './access-view.js';
import { type ClockColour, contactClockOf, contactClockView } from './contact-clock-view.js';
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
  contactClock: contactClockView
    .exactOptional()
    .describe(
      'How long nobody has spoken to it; missing where no clock is set, or nothing is known to count from',
    ),
  standing: standingView
    .exactOptional()
    .describe('Missing until a week has been closed since its first shipment'),
});

export type AccountView = z.infer<typeof accountView>;

/**
 * By what accounts can be ordered; those by risk are only the ones that have been judged. By contact: the one first whose
 * contact clock turns red first, or has done so.
 */
export const ACCOUNT_ORDERS = ['accountId', 'name', 'amountAtRisk', 'probability', 'contact'] as const;

export interface AccountQuery {
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  /** Colours of the contact clock that are wanted. */
  readonly contact?: readonly ClockColour[] | undefined;
  /** The day by which contact clocks are read (`contactDay`); without it accounts have none. */
  readonly today?: string | undefined;
  readonly orderBy: (typeof ACCOUNT_ORDERS)[number];
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AccountPage {
  readonly rows: readonly AccountView[];
  readonly next?: string;
}

/**
 * Accounts with how they stand; names and ids ascending, risks descending. A page of accounts of certain colours may be shorter
 * than its limit, and is never empty while there are more.
 */
export async function listAccounts(
  readModels: ReadModels,
  principal: Principal,
  query: AccountQuery,
): Promise<AccountPage> {
  const { contact } = query;
  for (let { after } = query; ;) {
    const { rows, next } = await pageOf(readModels, principal, { ...query, after });
    const wanted = contact === undefined ? rows : rows.filter((row) => isOf(row, contact));
    const isOver = next === undefined || isPast(rows, query);
    if (wanted.length > 0 || isOver) return { rows: wanted, ...(isOver ? {} : { next }) };
    after = next;
  }
}

function isOf({ contactClock }: AccountView, colours: readonly ClockColour[]): boolean {
  return contactClock !== undefined && colours.includes(contactClock.colour);
}

/** Whether only accounts follow whose clock turns red later than today, where nobody wants those. */
function isPast(rows: readonly AccountView[], { contact, orderBy, today }: AccountQuery): boolean {
  const redOn = rows.at(-1)?.contactClock?.redOn;
  if (orderBy !== 'contact' || today === undefined || redOn === undefined) return false;
  return redOn > today && contact?.every((colour) => colour === 'red') === true;
}

async function pageOf(
  readModels: ReadModels,
  principal: Principal,
  { orderBy, after, limit, contact: _colours, today, ...filters }: AccountQuery,
): Promise<AccountPage> {
  const byRisk = orderBy === 'amountAtRisk' || orderBy === 'probability';
  const { rows, ...page } = await readModels.find({
    collection: byRisk ? 'relationships' : 'accounts',
    where: whereOf(filters, visibleTo(principal)),
    orderBy: orderBy === 'contact' ? 'redOn' : orderBy,
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
      return byRisk ? viewOf(other ?? row, row, today) : viewOf(row, other, today);
    }),
  };
}

/**
 * One account; undefined when there is none, or no right to see it.
 *
 * @param today the day by which its contact clock is read
 */
export async function accountOf(
  readModels: ReadModels,
  principal: Principal,
  accountId: string,
  today?: string,
): Promise<AccountView | undefined> {
  const row = await readModels.get('accounts', accountId);
  if (row === undefined || !maySee(principal, row)) return undefined;
  return viewOf(row, await readModels.get('relationships', accountId), today);
}

function viewOf(account: RowBody, relationship: RowBody | undefined, today: string | undefined): AccountView {
  const contactClock = today === undefined ? undefined : contactClockOf(account, relationship, today);
  return accountView.parse({
    ...account,
    ...(contactClock === undefined ? {} : { contactClock }),
    ...(relationship === undefined ? {} : { standing: relationship }),
  });
}
