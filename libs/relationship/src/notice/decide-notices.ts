import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { PORTFOLIO } from '../event/subject.js';
import { weekOf, weekStart } from '../week.js';
import type { PartitionState } from '../week/partition-state.js';
import type { PortfolioState } from '../week/portfolio-state.js';
import type { WeekClosed } from '../week/week-events.js';
import { feedNotices } from './feed-notices.js';
import { marketNotice } from './market-notice.js';

/** A week that is being closed. */
export interface ClosingWeek {
  /** The last `week.measured`. */
  readonly cause: MooringEvent;
  readonly closed: Pick<WeekClosed, 'week' | 'index' | 'silent'>;
  /** Feed -> ISO date of its last row. */
  readonly horizons: ReadonlyMap<string, string>;
  /** Σ w of the index. */
  readonly weight: number;
}

/**
 * What is said about all accounts together when a week closes, beside `week.closed`: that the market is down, that a feed is
 * silent, or that this is over. Nothing under settings of a time when nothing of this was said: a log goes on as it was begun.
 *
 * @param partition the portfolio's own, as of the week before: a week is measured only when the one before is closed
 */
export function decideNotices(
  portfolio: PortfolioState,
  partition: PartitionState,
  { cause, closed, horizons, weight }: ClosingWeek,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (portfolio.settings?.notices === undefined) return [];
  const week = weekOf(closed.week);
  const notices = portfolio.notices ?? [];
  const newId = (what: string) => deriveId(PORTFOLIO, 'notice', what, weekStart(week));
  const feeds = feedNotices(
    {
      week,
      horizons,
      silent: closed.silent,
      partition,
      open: notices.flatMap((notice) => (notice.kind === 'feed' ? [notice.data] : [])),
    },
    newId,
  );
  const { calendars } = portfolio;
  const { index: series } = partition;
  const open = notices.flatMap((notice) => (notice.kind === 'market' ? [notice.data] : []))[0];
  const market = marketNotice({ week, index: closed.index, weight, series, calendars, open }, () =>
    newId('market'),
  );
  const on = { subject: PORTFOLIO };
  return [
    ...(market === undefined
      ? []
      : [
          derive(cause, deriveId, {
            ...on,
            type: 'mooring.market.noticed',
            key: [market.noticeId, market.state],
            data: market,
          }),
        ]),
    ...feeds.resumed.map((data) =>
      derive(cause, deriveId, { ...on, type: 'mooring.feed.resumed', key: [data.noticeId], data }),
    ),
    ...feeds.silent.map((data) =>
      derive(cause, deriveId, { ...on, type: 'mooring.feed.silent', key: [data.noticeId], data }),
    ),
  ];
}
