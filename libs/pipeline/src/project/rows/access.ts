import type { AccountState } from '#relationship';

/** Whose row it is: every row carries the account with its owner and team, and every query is limited by them. */
export interface Access {
  readonly accountId: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly owner?: string;
  readonly team?: string;
}

/** The access fields of an account's rows. */
export function access({ accountId, name, nameEn, owner, team }: AccountState): Access {
  return {
    accountId,
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
  };
}
