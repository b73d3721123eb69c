import { z } from 'zod';
import { indexBetween, marketLevel, PORTFOLIO, partitionSubject, weekOf } from '#relationship';
import type { AccountStore, EventLog, ReadModels, SubjectState } from '../ports/index.js';
import { whereOf } from './where-of.js';

const said = {
  noticeId: z.string(),
  status: z.enum(['open', 'over']),
  week: z.iso.date().describe('Monday of the first week that it is about'),
  overWeek: z.iso.date().exactOptional().describe('Monday of the first week in which it was over'),
};

/** What is said about all accounts together, so that none of them is blamed for it. */
export const noticeView = z.discriminatedUnion('kind', [
  z.object({
    ...said,
    kind: z.literal('market'),
    level: z
      .number()
      .describe(
        'What all accounts have shipped since, against the usual, up to the last closed week; 1 = all',
      ),
    usual: z.number().describe('Market index that was to be expected when it was raised'),
    weight: z.number().describe('Accounts behind the index, weighted by how often they order'),
  }),
  z.object({
    ...said,
    kind: z.literal('feed'),
    feed: z.string(),
    last: z.iso.date().describe('Day of its last row'),
    reason: z
      .enum(['delivered', 'retired'])
      .exactOptional()
      .describe('Why it is over: it delivers again, or is not waited for any more'),
  }),
]);

export type NoticeView = z.infer<typeof noticeView>;

export interface NoticeQuery {
  readonly status?: 'open' | 'over' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

interface NoticePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
}

/** Notices, the latest first. They are about everybody's accounts, so everybody may see them. */
export async function listNotices(
  { log, store, readModels }: NoticePorts,
  { after, limit, ...filters }: NoticeQuery,
): Promise<{ readonly rows: readonly NoticeView[]; readonly next?: string }> {
  const { rows, ...page } = await readModels.find({
    collection: 'notices',
    where: whereOf(filters, {}),
    orderBy: 'week',
    descending: true,
    after,
    limit,
  });
  const partition = (await store.document(partitionSubject(log.partitionOf(PORTFOLIO))))?.state;
  return { ...page, rows: rows.map((row) => toldNow(noticeView.parse(row), partition)) };
}

/** The notice with the market as it has stood up to the last closed week, or up to when it was back. */
function toldNow(notice: NoticeView, partition: SubjectState | undefined): NoticeView {
  if (notice.kind === 'feed' || partition?.kind !== 'partition') return notice;
  const from = weekOf(notice.week);
  const until = notice.overWeek === undefined ? (partition.lastClosed ?? from) + 1 : weekOf(notice.overWeek);
  if (until <= from) return notice;
  const index = indexBetween(partition.index, from, until) / (until - from);
  return { ...notice, level: marketLevel(index, notice) };
}
