import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import type { AlertFacts } from './alert-facts.js';
import { renderAlert, renderHeading, renderUnjudged } from './render-alert.js';

const PAUSED: AlertFacts = {
  ...HALVED,
  shipped: 0,
  expected: 840_000,
  low: 420_000,
  high: 1_310_000,
  orders: 0,
  expectedOrders: 4,
  silence: 14,
  usualGap: 2,
  silenceLimit: 13,
  onset: '2025-11-24',
  index: 1.04,
  probability: 0.93,
  amountAtRisk: 2_540_000,
  terms: [
    { head: 'risk', evidence: 'silence', term: 'silence[-inf,0.7]', value: 2.1 },
    { head: 'risk', evidence: 'gaptrend', term: 'gaptrend[0,0.5]', value: 0.6 },
    { head: 'change', evidence: 'glr', term: 'glr[1,3]', value: 0.4 },
  ],
  parts: [
    { dimension: 'service', key: '', shipped: 0, expected: 840_000, share: 1 },
    { dimension: 'lane', key: 'CNNGB-NLRTM', shipped: 0, expected: 840_000, share: 1 },
  ],
};

/** Measured in TEU; the feed names no lane, and one service that nobody has a word for. */
const VOLUME: AlertFacts = {
  ...HALVED,
  measure: 'volume',
  unit: 'TEU',
  shipped: 12,
  expected: 36.4,
  low: 24.1,
  high: 50,
  orders: 1,
  expectedOrders: 3.2,
  silence: 6,
  usualGap: 2.5,
  amountAtRisk: 61.5,
  terms: [
    { head: 'risk', evidence: 'silence', term: 'silence[3,5]', value: 0.9 },
    { head: 'change', evidence: 'glr', term: 'glr[1,3]', value: 0.4 },
    { head: 'risk', evidence: 'lograte', term: 'lograte[0,1.5]', value: 0.2 },
  ],
  parts: [
    { dimension: 'service', key: 'sea-lcl', shipped: 2, expected: 20, share: 0.74 },
    { dimension: 'service', key: 'blocktrain', shipped: 10, expected: 16.4, share: 0.26 },
    { dimension: 'service', key: '*', shipped: 3, expected: 1, share: 0 },
    { dimension: 'lane', key: '', shipped: 12, expected: 36.4, share: 1 },
  ],
};

describe('a loosening account, by value', () => {
  test('in Chinese', () => {
    expect(renderAlert('loosening', HALVED, 'zh')).toEqual({
      cause: '松动',
      sentence:
        '近8周出货120万元，预期239万元（正常范围196万元至285万元）；下降主要来自海运整箱（占88%）和CNSHA-DEHAM航线（占82%）。',
      reasons: ['近8周只有5单，按自身节奏应有8.3单', '近8周出货比预期少50%', '近13周合计出货低于平常水平'],
      parts: [
        '服务 海运整箱：出货70万元，预期175万元，占下降的88%',
        '服务 空运：出货50万元，预期64万元，占下降的12%',
        '航线 CNSHA-DEHAM：出货10万元，预期110万元，占下降的82%',
        '航线 CNSHA-USLAX：出货110万元，预期129万元，占下降的18%',
      ],
      atRisk: '松动概率45%；未来26周风险金额351万元。',
      context: '变化大约始于2026-02-02当周；同期整体市场为平常水平的97%。',
      ruledOut: [],
    });
  });

  test('in English', () => {
    expect(renderAlert('loosening', HALVED, 'en')).toEqual({
      cause: 'Loosening',
      sentence:
        'Shipped CNY 1.2M in the last 8 weeks, where CNY 2.39M was expected (usual range CNY 1.96M to CNY 2.85M); the fall is mainly in sea FCL (88%) and on CNSHA-DEHAM (82%).',
      reasons: [
        '5 orders in the last 8 weeks, where its own pace would bring 8.3',
        'it shipped 50% less than expected in the last 8 weeks',
        'the last 13 weeks together are below its usual level',
      ],
      parts: [
        'Service sea FCL: CNY 700K of CNY 1.75M expected, 88% of the fall',
        'Service air: CNY 500K of CNY 640K expected, 12% of the fall',
        'Lane CNSHA-DEHAM: CNY 100K of CNY 1.1M expected, 82% of the fall',
        'Lane CNSHA-USLAX: CNY 1.1M of CNY 1.29M expected, 18% of the fall',
      ],
      atRisk: '45% likely to be loosening; CNY 3.51M at risk over the next 26 weeks.',
      context:
        'The change began around the week of 2026-02-02; meanwhile the market stood at 97% of its usual level.',
      ruledOut: [],
    });
  });
});

describe('a paused account: that it has paused, not how likely that is', () => {
  test('in Chinese', () => {
    expect(renderAlert('paused', PAUSED, 'zh')).toEqual({
      cause: '暂停合作',
      sentence:
        '已14周没有订单（以往约每2周一单，停单超过13周即视为暂停）；近8周出货0元，预期84万元（正常范围42万元至131万元）。',
      reasons: ['订单间隔在拉长'],
      parts: ['航线 CNNGB-NLRTM：出货0元，预期84万元，占下降的100%'],
      atRisk: '未来26周风险金额254万元。',
      context: '变化大约始于2025-11-24当周；同期整体市场为平常水平的104%。',
      ruledOut: [],
    });
  });

  test('in English', () => {
    expect(renderAlert('paused', PAUSED, 'en')).toEqual({
      cause: 'Paused',
      sentence:
        'No order for 14 weeks (it used to order every 2 weeks; more than 13 weeks of silence counts as paused); shipped CNY 0 in the last 8 weeks, where CNY 840K was expected (usual range CNY 420K to CNY 1.31M).',
      reasons: ['the gaps between its orders are getting longer'],
      parts: ['Lane CNNGB-NLRTM: CNY 0 of CNY 840K expected, 100% of the fall'],
      atRisk: 'CNY 2.54M at risk over the next 26 weeks.',
      context:
        'The change began around the week of 2025-11-24; meanwhile the market stood at 104% of its usual level.',
      ruledOut: [],
    });
  });
});

describe('an account measured in volume', () => {
  test('in Chinese: no line for lanes that nobody names, unknown services as given', () => {
    expect(renderAlert('loosening', VOLUME, 'zh')).toMatchObject({
      sentence: '近8周出货12 TEU，预期36.4 TEU（正常范围24.1 TEU至50 TEU）；下降主要来自海运拼箱（占74%）。',
      reasons: [
        '已6周没有订单，平常约每2.5周一单',
        '近8周只有1单，按自身节奏应有3.2单',
        '下单不频繁，少一单都值得留意',
      ],
      parts: [
        '服务 海运拼箱：出货2 TEU，预期20 TEU，占下降的74%',
        '服务 blocktrain：出货10 TEU，预期16.4 TEU，占下降的26%',
        '服务 其余合计：出货3 TEU，预期1 TEU',
      ],
      atRisk: '松动概率45%；未来26周风险货量61.5 TEU。',
    });
  });

  test('in English', () => {
    expect(renderAlert('loosening', VOLUME, 'en')).toMatchObject({
      sentence:
        'Shipped 12 TEU in the last 8 weeks, where 36.4 TEU was expected (usual range 24.1 TEU to 50 TEU); the fall is mainly in sea LCL (74%).',
      reasons: [
        'no order for 6 weeks, although it usually orders every 2.5 weeks',
        '1 order in the last 8 weeks, where its own pace would bring 3.2',
        'it orders rarely, so every missing order counts',
      ],
      parts: [
        'Service sea LCL: 2 TEU of 20 TEU expected, 74% of the fall',
        'Service blocktrain: 10 TEU of 16.4 TEU expected, 26% of the fall',
        'Service all others: 3 TEU of 1 TEU expected',
      ],
    });
  });
});

test('a paused account that ships nothing any more is expected to ship nothing', () => {
  const { sentence } = renderAlert('paused', { ...PAUSED, expected: 0, low: 0, high: 0 }, 'en');
  expect(sentence).toBe(
    'No order for 14 weeks (it used to order every 2 weeks; more than 13 weeks of silence counts as paused).',
  );
});

test('silence within the usual gap is not given as a reason', () => {
  const { reasons } = renderAlert('loosening', { ...VOLUME, silence: 2 }, 'en');
  expect(reasons.join()).not.toContain('no order for');
});

describe('services', () => {
  test.each([
    ['sea FCL', '海运整箱', 'sea FCL'],
    ['sea-fcl', '海运整箱', 'sea FCL'],
    ['sea LCL', '海运拼箱', 'sea LCL'],
    ['air', '空运', 'air'],
    ['land', '陆运', 'land'],
    ['customs', '报关', 'customs'],
    ['warehousing', '仓储', 'warehousing'],
    ['constructor', 'constructor', 'constructor'],
    ['', '未注明', 'not named'],
  ])('%p is %s, %s', (key, inChinese, inEnglish) => {
    const named = { dimension: 'service' as const, key: 'other', shipped: 1, expected: 2, share: 0.5 };
    const facts = { ...HALVED, parts: [{ ...named, key }, named] };
    expect(renderAlert('loosening', facts, 'zh').parts[0]).toContain(`服务 ${inChinese}：`);
    expect(renderAlert('loosening', facts, 'en').parts[0]).toContain(`Service ${inEnglish}:`);
  });
});

test('the heading of the reasons', () => {
  expect([renderHeading('zh'), renderHeading('en')]).toEqual(['原因', 'Why']);
});

test('an account whose feed is silent: which one, since when, and that it is not judged', () => {
  const silent = [{ feed: 'tms', since: '2026-10-05' }];
  expect(renderUnjudged(silent, 'zh')).toBe(
    '该客户的数据源tms自2026-10-05当周起没有数据；缺数据的各周不作判断。',
  );
});
