import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered } from './answered.js';
import {
  getAccount,
  getBudget,
  getOverview,
  getSeries,
  listAccounts,
  listAlerts,
  listImports,
  listNotices,
  listTasks,
} from './generated/index.js';
import type { Language } from '../i18n/start-i18n.js';

/** Rows of a page. */
const PAGE = 50;
const MOST_ACCOUNTS = 200;
const IMPORTS_MS = 1_000;

const filterOf = (owner: string | undefined) => (owner === undefined ? {} : { owner });

export const overviewQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['overview', owner],
    queryFn: () => answered(getOverview({ query: filterOf(owner) })),
    placeholderData: keepPreviousData,
  });

export const budgetQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['budget', owner],
    queryFn: () => answered(getBudget({ query: filterOf(owner) })),
    placeholderData: keepPreviousData,
  });

/** What is ranked first: the largest amount at risk, or where there are budgets, the most worth. */
export type AlertSort = 'amountAtRisk' | 'worth';

/** @param shown how many alerts; the read model orders them, so more is the same beginning */
export const alertsQuery = (owner: string | undefined, language: Language, shown: number, sort: AlertSort) =>
  queryOptions({
    queryKey: ['alerts', owner, language, shown, sort],
    queryFn: () =>
      answered(
        listAlerts({ query: { status: 'open', sort, lang: language, limit: shown, ...filterOf(owner) } }),
      ),
    placeholderData: keepPreviousData,
  });

/** What the budgets of the week hold back, the most worth first. */
export const heldAlertsQuery = (owner: string | undefined, language: Language) =>
  queryOptions({
    queryKey: ['alerts', 'held', owner, language],
    queryFn: () =>
      answered(
        listAlerts({
          query: {
            status: 'open',
            surfacing: 'held',
            sort: 'worth',
            lang: language,
            limit: PAGE,
            ...filterOf(owner),
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** What is said of all accounts together; few at a time. */
export const noticesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['notices', language],
    queryFn: () => answered(listNotices({ query: { status: 'open', lang: language, limit: PAGE } })),
    placeholderData: keepPreviousData,
  });

export const tasksQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['tasks', owner],
    queryFn: () => answered(listTasks({ query: { status: 'open', limit: 2 * PAGE, ...filterOf(owner) } })),
    placeholderData: keepPreviousData,
  });

/** All accounts: a few dozen, or hundreds at most. */
export const accountsQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', owner],
    queryFn: async () => {
      const rows = [];
      let cursor: string | undefined;
      do {
        const query = {
          limit: MOST_ACCOUNTS,
          ...filterOf(owner),
          ...(cursor === undefined ? {} : { cursor }),
        };
        const page = await answered(listAccounts({ query }));
        rows.push(...page.items);
        cursor = page.next;
      } while (cursor !== undefined);
      return rows;
    },
    placeholderData: keepPreviousData,
  });

export const accountQuery = (accountId: string, language: Language) =>
  queryOptions({
    queryKey: ['account', accountId, language],
    queryFn: () => answered(getAccount({ path: { accountId }, query: { lang: language } })),
  });

export const seriesQuery = (accountId: string, language: Language) =>
  queryOptions({
    queryKey: ['series', accountId, language],
    queryFn: () => answered(getSeries({ path: { accountId }, query: { lang: language } })),
    placeholderData: keepPreviousData,
  });

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => answered(listImports()),
  // While one runs, its progress is asked for.
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ status }) => status === 'waiting' || status === 'running') === true
      ? IMPORTS_MS
      : false,
});
