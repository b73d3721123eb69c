import {
  marketLevel,
  type MooringEvent,
  noticeEndOf,
  type OpenNotice,
  type PortfolioState,
} from '#relationship';
import type { RowBody } from '../../ports/index.js';
import type { RowChange } from './row-change.js';

/** What an event on the portfolio's subject changes in the notices: one is raised, or one is over. */
export function noticeRows(
  before: PortfolioState,
  event: MooringEvent,
  after: PortfolioState,
): readonly RowChange[] {
  const were = before.notices ?? [];
  const are = after.notices ?? [];
  return [
    ...are.filter((notice) => !were.includes(notice)).map((notice) => rowOf(notice, { status: 'open' })),
    ...were.filter((notice) => !are.includes(notice)).map((notice) => rowOf(notice, overBy(event))),
  ];
}

function overBy(event: MooringEvent): RowBody {
  const end = noticeEndOf(event);
  if (end === undefined) return {};
  const reason = end.type === 'mooring.feed.resumed' ? { reason: end.data.reason } : {};
  return { status: 'over', overWeek: end.data.week, ...reason };
}

function rowOf(notice: OpenNotice, standing: RowBody): RowChange {
  const { kind, data } = notice;
  const level = kind === 'market' ? { level: marketLevel(data.index, data) } : {};
  return { collection: 'notices', key: data.noticeId, body: { kind, ...data, ...level, ...standing } };
}
