import type { AccountState } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** The account as lists show it. */
export function accountRow(account: AccountState): RowBody {
  return {
    ...access(account),
    ...(account.country === undefined ? {} : { country: account.country }),
    ...(account.tier === undefined ? {} : { tier: account.tier }),
    ...(account.lastContact === undefined ? {} : { lastContact: account.lastContact }),
  };
}
