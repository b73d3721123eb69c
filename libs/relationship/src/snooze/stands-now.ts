import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { judgeAccount } from '../alert/judge-account.js';
import { ordersAt, volumeAt } from '../detect/index.js';
import { chanceOf, WINDOW_WEEKS } from '../explain/build-facts.js';
import { round } from '../explain/round.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekOf, weekStart } from '../week.js';
import type { Returned, Standing } from './snooze-events.js';

/** How an account stands at the end of the partition's last closed week; the weeks are those that an alert speaks about. */
export function standsNow(account: AccountState, partition: PartitionState): Standing {
  const { lastClosed: week = 0 } = partition;
  const judgement = judgeAccount(account, partition, week);
  const cells = cellsOf(account);
  const missing = new Set(unobservedWeeks(account, partition));
  const window: number[] = [];
  for (let at = week; at >= account.orders.from && window.length < WINDOW_WEEKS; at -= 1)
    if (!missing.has(at)) window.push(at);
  return {
    week: weekStart(week),
    probability: judgement.reason === 'unobserved' ? null : round(chanceOf(judgement)),
    weeks: window.length,
    shipped: round(window.reduce((sum, at) => sum + volumeAt(cells, at), 0)),
  };
}

/** What an account has shipped in the weeks after one, up to the week of a day. */
export function shippedSince(account: AccountState, { week }: Standing, day: string): Returned['since'] {
  const cells = cellsOf(account);
  let shipped = 0;
  let orders = 0;
  for (let at = weekOf(week) + 1; at <= weekOf(day); at += 1) {
    shipped += volumeAt(cells, at);
    orders += ordersAt(cells, at);
  }
  return { shipped: round(shipped), orders };
}
