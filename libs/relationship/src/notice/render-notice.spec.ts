import { expect, test } from '@jest/globals';
import { renderNotice, type ToldNotice } from './render-notice.js';

const market = { kind: 'market', week: '2026-09-14', level: 0.617 } as const;
const feed = { kind: 'feed', feed: 'edi', last: '2026-10-11' } as const;
const overWeek = '2026-11-16';

const SAID: readonly (readonly [string, ToldNotice, string, string])[] = [
  [
    'a slump',
    market,
    'Market: all accounts together have shipped 62 % of the usual since the week of 2026-09-14; no account is blamed for it.',
    '市场：自2026-09-14当周起，全部客户合计出货为平常的62%；不归因于任何一个客户。',
  ],
  [
    'a slump that is over',
    { ...market, overWeek },
    'Market: all accounts together shipped 62 % of the usual from the week of 2026-09-14 on; they are back since the week of 2026-11-16.',
    '市场：自2026-09-14当周起，全部客户合计出货为平常的62%；2026-11-16当周起已恢复。',
  ],
  [
    'a silent feed',
    feed,
    'Feed edi has sent no rows since 2026-10-11; its accounts are not judged on the missing weeks.',
    '数据源edi自2026-10-11之后没有新数据；其客户在缺数据的各周不作判断。',
  ],
  [
    'a feed that is back',
    { ...feed, overWeek, reason: 'delivered' },
    'Feed edi sent no rows after 2026-10-11 and is back since the week of 2026-11-16.',
    '数据源edi在2026-10-11之后中断，2026-11-16当周起已恢复。',
  ],
  [
    'a feed that is not waited for any more',
    { ...feed, overWeek, reason: 'retired' },
    'Feed edi has sent no rows since 2026-10-11, and since the week of 2026-11-16 it is not waited for any more.',
    '数据源edi自2026-10-11之后没有新数据；2026-11-16当周起不再等待。',
  ],
];

test.each(SAID)('%s is one sentence', (_, notice, inEnglish, inChinese) => {
  expect(renderNotice(notice, 'en')).toBe(inEnglish);
  expect(renderNotice(notice, 'zh')).toBe(inChinese);
});
