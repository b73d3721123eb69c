import { describe, expect, test } from '@jest/globals';
import { nameOfReason, renderRaising, renderReason, renderSilence } from './render-silence.js';
import { type Silence, SILENCE_REASONS } from './silence.js';

const BELOW: Silence = {
  reason: 'below-threshold',
  risk: -2.131,
  riskThreshold: -0.9,
  riskMissing: 1.231,
  change: -1.2,
  changeThreshold: -0.8,
  changeMissing: 0.4,
};

const TOLD: readonly (readonly [Silence, string, string])[] = [
  [
    { reason: 'snoozed', until: '2026-04-01', why: '搬迁' },
    'The alert is snoozed until 2026-04-01 (搬迁).',
    '预警已暂缓至2026-04-01（搬迁）。',
  ],
  [
    { reason: 'snoozed', until: '2026-04-01' },
    'The alert is snoozed until 2026-04-01.',
    '预警已暂缓至2026-04-01。',
  ],
  [
    { reason: 'held', rank: 7, of: 9, capacity: 5 },
    'Its alert is held back: it ranks 7 of 9 new ones, and the week has room for 5.',
    '预警本周暂不提醒：在9条新预警中排第7，本周名额为5条。',
  ],
  [
    { reason: 'alert-open', cause: 'paused', since: '2026-02-02' },
    'An alert is already open since the week of 2026-02-02 (paused).',
    '自2026-02-02当周起已有预警（暂停合作）。',
  ],
  [
    { reason: 'feed-silent', feed: 'tms', since: '2026-02-02' },
    'Its feed tms has delivered nothing since the week of 2026-02-02; it is not judged on the missing weeks.',
    '该客户的数据源tms自2026-02-02当周起没有数据；缺数据的各周不作判断。',
  ],
  [
    { reason: 'not-enough-history', weeks: 1, needed: 26 },
    'Not enough history: 1 week since its first order, 26 are needed (25 to go).',
    '历史不足：首单至今1周，需要26周（还差25周）。',
  ],
  [
    { reason: 'too-few-orders', orderWeeks: 4, needed: 5 },
    'Too few orders: 4 weeks with an order in two years, 5 are needed.',
    '订单太少：两年内有单的只有4周，需要5周。',
  ],
  [
    { reason: 'gap-too-long', usualGap: 9.5, longest: 8 },
    'It orders every 9.5 weeks, too rarely for a break to be noticed in time (every 8 weeks at most).',
    '约每9.5周一单，间隔太长，无法及时发现中断（最长每8周一单）。',
  ],
  [{ reason: 'no-volume-last-year' }, 'It has shipped nothing in the last year.', '过去一年没有出货。'],
  [
    { reason: 'silent-too-long', silence: 20, limit: 13 },
    'It has been silent for 20 weeks, longer than its limit of 13.',
    '已停单20周，超过13周的上限。',
  ],
  [
    { reason: 'holiday', names: [{ zh: '春节', en: 'Spring Festival' }], week: '2026-02-16' },
    'It has shipped less because of a long holiday (Spring Festival; week of 2026-02-16); in ordinary weeks the same would raise an alert.',
    '出货减少是因为长假（春节，2026-02-16当周）；若在平常的周，同样的出货会触发预警。',
  ],
  [
    { reason: 'market-down', index: 0.704, weeks: 13 },
    'All accounts together are at 70 % of their usual level over the last 13 weeks; in a usual market the same would raise an alert.',
    '近13周全部客户合计为平常水平的70%；若市场正常，同样的出货会触发预警。',
  ],
  [
    BELOW,
    'Both scores are below their thresholds: risk −2.13 (alert from −0.90 on), change −1.20 (from −0.80 on).',
    '两项评分均低于阈值：风险−2.13（−0.90起预警），变化−1.20（−0.80起）。',
  ],
  [
    { reason: 'cooling-down', until: '2026-04-06', onset: '2026-01-05' },
    'An alert was closed by hand, so the change since the week of 2026-01-05 is not raised again before the week of 2026-04-06.',
    '预警已人工关闭，始于2026-01-05当周的变化在2026-04-06当周之前不再预警。',
  ],
  [
    { reason: 'cooling-down', onset: '2026-01-05' },
    'An alert was closed by hand, so the change since the week of 2026-01-05 is not raised again while it lasts.',
    '预警已人工关闭，始于2026-01-05当周的变化在其持续期间不再预警。',
  ],
  [
    { reason: 'next-week' },
    'A score has reached its threshold since the week was closed; alerts are raised when the next one closes.',
    '本周结算后评分才达到阈值；下周结算时再行预警。',
  ],
  [
    { reason: 'unobserved', missing: 3, weeks: 13 },
    '3 of the last 13 weeks are missing and left out.',
    '近13周中有3周缺数据，未计入。',
  ],
];

test.each(TOLD)('%j is told in both languages', (silence, english, chinese) => {
  expect([renderReason(silence, 'en'), renderReason(silence, 'zh')]).toEqual([english, chinese]);
});

test('every reason is told here, and has a name of its own', () => {
  expect([...new Set(TOLD.map(([{ reason }]) => reason))].toSorted()).toEqual(SILENCE_REASONS.toSorted());
  for (const language of ['zh', 'en'] as const) {
    const names = SILENCE_REASONS.map((reason) => nameOfReason(reason, language));
    expect(new Set(names).size).toBe(SILENCE_REASONS.length);
  }
});

test('the first reason is the one that counts', () => {
  expect(renderSilence([{ reason: 'no-volume-last-year' }, BELOW], 'en')).toBe(
    'No alert is open; it has shipped nothing in the last year.',
  );
  expect(renderSilence([{ reason: 'no-volume-last-year' }], 'zh')).toBe('当前没有预警；过去一年没有出货。');
});

describe('what would raise an alert', () => {
  const money = { measure: 'value', unit: 'CNY' } as const;

  test.each([
    [
      { below: 12_000 },
      'Less than about CNY 12K next week would raise an alert.',
      '下周出货若低于约1.2万元，将触发预警。',
    ],
    [{ emptyWeeks: 1 }, 'A week without an order would raise an alert.', '下周若没有订单，将触发预警。'],
    [
      { emptyWeeks: 3 },
      '3 weeks in a row without an order would raise an alert.',
      '若连续3周没有订单，将触发预警。',
    ],
    [
      undefined,
      'Weeks without an order alone would raise no alert before it counts as paused.',
      '仅靠没有订单，在视为暂停合作之前不会触发预警。',
    ],
  ])('%j', (raising, english, chinese) => {
    expect([renderRaising(raising, money, 'en'), renderRaising(raising, money, 'zh')]).toEqual([
      english,
      chinese,
    ]);
  });
});
