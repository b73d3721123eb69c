import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered } from './answered.js';
import {
  getAccount,
  getBudget,
  getLoad,
  getMyNotifications,
  getOverview,
  getQuality,
  getSeries,
  listAccounts,
  listAlerts,
  listImports,
  listNotices,
  listSilence,
  type ListSilenceData,
  listTasks,
} from './generated/index.js';
import type { Language } from '../i18n/start-i18n.js';

/** Rows of a page. */
const PAGE = 50;
const MOST_ACCOUNTS = 200;
const CALLS = 5;
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

/** Whom to call today: few enough to be called. */
export const callsQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['calls', owner],
    queryFn: () =>
      answered(
        listAccounts({
          query: { order: 'contact', contact: 'red,amber', limit: CALLS, ...filterOf(owner) },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** @param user whose; of whoever asks when undefined */
export const myNotificationsQuery = (user: string | undefined) =>
  queryOptions({
    queryKey: ['notifications', user],
    queryFn: () => answered(getMyNotifications({ query: user === undefined ? {} : { user } })),
  });
/** Tasks that were not done in time and have gone to somebody. */
export const escalatedQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['tasks', 'escalated', owner],
    queryFn: () =>
      answered(listTasks({ query: { status: 'open', limit: 2 * PAGE, escalatedTo: owner ?? '' } })),
    enabled: owner !== undefined,
    placeholderData: keepPreviousData,
  });

/** How much is on whose desk. */
export const loadQuery = queryOptions({
  queryKey: ['load'],
  queryFn: () => answered(getLoad()),
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

/** @param since ISO date: only what ended on this day or later */
export const qualityQuery = (owner: string | undefined, since: string | undefined, language: Language) =>
  queryOptions({
    queryKey: ['quality', owner, since, language],
    queryFn: () =>
      answered(
        getQuality({
          query: { lang: language, ...filterOf(owner), ...(since === undefined ? {} : { since }) },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Whose accounts, quiet for which reason, at the end of which week. */
export interface QuietChoice {
  readonly owner: string | undefined;
  readonly reason: NonNullable<ListSilenceData['query']>['reason'];
  readonly week: string | undefined;
  /** How many accounts, at least. */
  readonly shown: number;
}

/** Pages of the silence ledger until enough is shown; of an earlier week a page may hold few, or none. */
export const quietQuery = ({ owner, reason, week, shown }: QuietChoice, language: Language) =>
  queryOptions({
    queryKey: ['quiet', owner, reason, week, language, shown],
    queryFn: async () => {
      const query = {
        lang: language,
        limit: Math.min(shown, MOST_ACCOUNTS),
        ...filterOf(owner),
        ...(reason === undefined ? {} : { reason }),
        ...(week === undefined ? {} : { week }),
      };
      const first = await answered(listSilence({ query }));
      const items = [...first.items];
      let { next } = first;
      while (next !== undefined && items.length < shown) {
        const page = await answered(listSilence({ query: { ...query, cursor: next } }));
        items.push(...page.items);
        ({ next } = page);
      }
      return { ...first, items, next };
    },
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
