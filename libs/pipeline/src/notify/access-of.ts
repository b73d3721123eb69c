import { type AccessState, accessSubject, newAccess } from '#relationship';
import type { AccountStore } from '../ports/index.js';

/** What a person has chosen, and how the ways to them stand. */
export async function accessOf(store: Pick<AccountStore, 'document'>, userId: string): Promise<AccessState> {
  const state = (await store.document(accessSubject(userId)))?.state;
  return state?.kind === 'access' ? state : newAccess(userId);
}
