import { accountSubject } from '#relationship';
import type { AccountStore } from '../ports/index.js';

/** Orders and milli-units of an account per week, from its first to its last. Throws when there is no such account. */
export async function accountCells({ store }: { readonly store: AccountStore }, accountId: string) {
  const state = (await store.document(accountSubject(accountId)))?.state;
  if (state?.kind !== 'account') throw new Error(`there is no account ${accountId}`);
  return { orders: state.orders.values, volume: state.volume.values, from: state.volume.from };
}
