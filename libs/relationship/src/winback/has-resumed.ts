import type { AccountState } from '../account/account-state.js';

/** Whether the account has an order of a week after this one: late data about earlier weeks says nothing of the sort. */
export function hasResumed({ orders: { from, values } }: AccountState, week: number): boolean {
  return values.length > 0 && from + values.length - 1 > week;
}
