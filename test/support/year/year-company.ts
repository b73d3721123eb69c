import { expect } from '@jest/globals';
import { BATCHED, type Offered } from '../offered.js';
import type { LivingInstallation } from './living-installation.js';
import { ok } from './ok.js';
import { importFile } from '../uploads.js';

const DAY_MS = 86_400_000;
const HISTORY_WEEKS = 70;
/** Weeks that are lived through. */
export const LIVE_WEEKS = 52;
/** A Monday, half past nine in Shanghai; the year has to be over, as a broker takes no record from the future. */
export const YEAR_BEGINS = '2025-01-06T01:30:00.000Z';
const STEADY = ['ALBA', 'BRISA', 'CORAL', 'DELTA', 'EBRO', 'FARO'];
/** Goes silent, and orders again. */
const SILENT = { from: 10, until: 40 };
/** Falls to a fifth for good. */
const FALLS_IN = 8;

/** What an account orders in a week of the year; weeks before it count down from -1. */
function orderOf(accountId: string, week: number): number {
  const value = 1_000 + (Math.abs(week * 37 + accountId.length * 11) % 90);
  if (accountId === 'SILENT' && week >= SILENT.from && week < SILENT.until) return 0;
  return accountId === 'FALLS' && week >= FALLS_IN ? value / 5 : value;
}

/** All accounts, each of which orders once a week. */
const ACCOUNTS = [...STEADY, 'SILENT', 'FALLS'];

/** ISO date of a weekday (0 = Monday) of a week of the year. */
export function dateOf(week: number, weekday: number): string {
  return new Date(Date.parse(YEAR_BEGINS) + (7 * week + weekday) * DAY_MS).toISOString().slice(0, 10);
}

function rowsOf(week: number): readonly { accountId: string; date: string; value: number }[] {
  const rows = ACCOUNTS.map((accountId, nth) => ({
    accountId,
    date: dateOf(week, nth % 4),
    value: orderOf(accountId, week),
  }));
  // On its Sunday: the week has been delivered.
  return [...rows.filter(({ value }) => value > 0), { accountId: 'ALBA', date: dateOf(week, 6), value: 10 }];
}

function event(type: string, accountId: string, id: string, date: string, data: object): Offered {
  const time = `${date}T09:00:00+08:00`;
  return {
    specversion: '1.0',
    id,
    source: 'tms',
    type,
    subject: `account/${accountId}`,
    time,
    data: { ...data },
  };
}

/** Imports the history, and says who looks after whom. */
export async function beginYear({ api }: LivingInstallation): Promise<void> {
  const rows: string[] = ['account_id,date,orders,value,currency'];
  for (let week = -HISTORY_WEEKS; week < 0; week += 1)
    rows.push(
      ...rowsOf(week).map(({ accountId, date, value }) => `${accountId},${date},1,${String(value)},CNY`),
    );
  const imported = await importFile(api, `${rows.join('\n')}\n`, { source: 'tms' });
  expect(imported).toMatchObject({ status: 'done', counts: { rejected: 0 } });
  const owned = ACCOUNTS.map((accountId) =>
    event('mooring.account.assigned', accountId, `owner of ${accountId}`, dateOf(-1, 0), { owner: 'li' }),
  );
  ok(await api.post('/v1/events?wait=1', owned, BATCHED));
}

/** A feed brings a week that is over. */
export async function deliver({ api }: LivingInstallation, week: number): Promise<void> {
  const booked = rowsOf(week).map(({ accountId, date, value }, nth) => {
    const shipmentId = `${accountId} ${date} ${String(nth)}`;
    return event('mooring.shipment.booked', accountId, shipmentId, date, {
      shipmentId,
      date,
      value,
      currency: 'CNY',
    });
  });
  ok(await api.post('/v1/events?wait=1', booked, BATCHED));
}
