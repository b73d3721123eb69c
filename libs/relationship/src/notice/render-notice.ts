import type { Language } from '../explain/words/phrases.js';
import type { FeedResumed } from './notice-events.js';

/** What a notice says, whichever way it is kept. */
export type ToldNotice =
  | {
      readonly kind: 'market';
      /** ISO dates of the Mondays of the first low week, and of the first one that was back. */
      readonly week: string;
      readonly overWeek?: string;
      /** What all accounts ship or shipped meanwhile, against the usual; 1 = all. */
      readonly level: number;
    }
  | {
      readonly kind: 'feed';
      readonly feed: string;
      /** ISO date of its last row. */
      readonly last: string;
      readonly overWeek?: string;
      /** Why it is over. */
      readonly reason?: FeedResumed['reason'];
    };

/** A notice as one sentence. */
export function renderNotice(notice: ToldNotice, language: Language): string {
  return language === 'zh' ? inChinese(notice) : inEnglish(notice);
}

function inEnglish(notice: ToldNotice): string {
  const { overWeek } = notice;
  if (notice.kind === 'market') {
    const level = `${percent(notice.level)} % of the usual`;
    return overWeek === undefined
      ? `Market: all accounts together have shipped ${level} since the week of ${notice.week}; no account is blamed for it.`
      : `Market: all accounts together shipped ${level} from the week of ${notice.week} on; they are back since the week of ${overWeek}.`;
  }
  const { feed, last, reason } = notice;
  if (overWeek === undefined)
    return `Feed ${feed} has sent no rows since ${last}; its accounts are not judged on the missing weeks.`;
  return reason === 'retired'
    ? `Feed ${feed} has sent no rows since ${last}, and since the week of ${overWeek} it is not waited for any more.`
    : `Feed ${feed} sent no rows after ${last} and is back since the week of ${overWeek}.`;
}

function inChinese(notice: ToldNotice): string {
  const { overWeek } = notice;
  if (notice.kind === 'market') {
    const level = `自${notice.week}当周起，全部客户合计出货为平常的${percent(notice.level)}%`;
    return overWeek === undefined
      ? `市场：${level}；不归因于任何一个客户。`
      : `市场：${level}；${overWeek}当周起已恢复。`;
  }
  const { feed, last, reason } = notice;
  if (overWeek === undefined) return `数据源${feed}自${last}之后没有新数据；其客户在缺数据的各周不作判断。`;
  return reason === 'retired'
    ? `数据源${feed}自${last}之后没有新数据；${overWeek}当周起不再等待。`
    : `数据源${feed}在${last}之后中断，${overWeek}当周起已恢复。`;
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}
