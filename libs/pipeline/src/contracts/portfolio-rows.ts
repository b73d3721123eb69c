import { dateOfDay, mondayOf, weekOf } from '#relationship';
import type { Row } from './import-rows.js';

/** How an account ships, week by week; made so that alerts, pauses and recoveries happen. */
export interface AccountPlan {
  readonly accountId: string;
  /** Ships in every so many weeks. */
  readonly every: number;
  /** Orders in such a week. */
  readonly orders: number;
  /** Adds some irregularity, the same for the same seed. */
  readonly seed: number;
  /** From this week on (counted from the first) it ships … */
  readonly turn: number;
  /** … nothing, nothing for so many weeks, or a fifth. */
  readonly turnsTo:
    { readonly kind: 'steady' | 'stop' | 'step' } | { readonly kind: 'gap'; readonly weeks: number };
}

export interface PortfolioPlan {
  readonly weeks: number;
  readonly accounts: readonly AccountPlan[];
}

/** The Monday before all test portfolios begin. */
export const FIRST_WEEK = weekOf('2024-01-01');

const SERVICES = ['sea FCL', 'sea LCL', 'air'];
const LANES = ['CNSHA-DEHAM', 'CNNGB-USLAX', 'CNSZX-NLRTM'];

/** The rows of one week (counted from 0) of one account; the last week has rows up to its Saturday. */
export function rowsOfWeek(plan: AccountPlan, week: number): readonly Row[] {
  const noise = (plan.seed * 31 + week * 17) % 7;
  if ((week + plan.seed) % plan.every !== 0 || isQuiet(plan, week)) return [];
  const lowered = plan.turnsTo.kind === 'step' && week >= plan.turn;
  const orders = lowered ? 1 : plan.orders + (noise === 0 ? 1 : 0);
  return Array.from({ length: orders }, (_, nth) => ({
    account_id: plan.accountId,
    date: dateOfDay(mondayOf(FIRST_WEEK + week) + ((noise + nth * 2) % 6)),
    shipment_id: `${plan.accountId}-${String(week)}-${String(nth)}`,
    value: (100 + 10 * noise) * (lowered ? 0.2 : 1),
    currency: 'CNY',
    service: SERVICES[(plan.seed + nth) % 3] ?? '',
    lane: LANES[plan.seed % 3] ?? '',
  }));
}

function isQuiet({ turn, turnsTo }: AccountPlan, week: number): boolean {
  if (week < turn) return false;
  return turnsTo.kind === 'stop' || (turnsTo.kind === 'gap' && week < turn + turnsTo.weeks);
}

/** All rows by week, ordered; an account that never stops has a row on the last Saturday, so the last week is whole. */
export function portfolioRows({ weeks, accounts }: PortfolioPlan): readonly (readonly Row[])[] {
  return Array.from({ length: weeks }, (_, week) => {
    const rows = accounts.flatMap((plan) => rowsOfWeek(plan, week));
    if (week !== weeks - 1) return rows;
    const date = dateOfDay(mondayOf(FIRST_WEEK + week) + 5);
    return [...rows, { account_id: 'whole', date, shipment_id: 'last', value: 1, currency: 'CNY' }];
  });
}
