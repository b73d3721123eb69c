import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import type { AlertChecks } from './alert-checks.js';
import type { AlertFacts } from './alert-facts.js';
import { renderAlert } from './render-alert.js';

const CHECKS: AlertChecks = {
  raisedBy: 'change',
  signs: [
    { evidence: 'shift', value: 2.6 },
    { evidence: 'orderyoy', value: 0.4 },
    { evidence: 'silence', value: 0.2 },
  ],
  onsetFrom: '2026-01-19',
  onsetTo: '2026-02-09',
  unobserved: 2,
  holidays: [
    { zh: '元旦', en: "New Year's Day" },
    { zh: '春节', en: 'Spring Festival' },
  ],
  clearedBy: 640_000,
  level: { dimension: 'lane', key: 'CNSHA-DEHAM', risk: 1.2, change: 2.3, judged: 2, loosening: 1 },
};
const CHECKED: AlertFacts = { ...HALVED, probability: 0.14, checks: CHECKS };

/** The lines of an alert in English, with other facts and checks. */
const ruledOut = (facts: Partial<AlertFacts>, checks: Partial<AlertChecks> = {}) =>
  renderAlert('loosening', { ...CHECKED, ...facts, checks: { ...CHECKS, ...checks } }, 'en').ruledOut;

test('a statement without checks is told without them', () => {
  const words = renderAlert('loosening', HALVED, 'en');
  expect(words.ruledOut).toEqual([]);
  expect(words.clearing).toBeUndefined();
  expect(words.level).toBeUndefined();
});

describe('an early sign with all its checks', () => {
  test('in English', () => {
    expect(renderAlert('loosening', CHECKED, 'en')).toMatchInlineSnapshot(`
      {
        "atRisk": "An early sign, so far 14% likely to be loosening; CNY 3.51M at risk over the next 26 weeks.",
        "cause": "Loosening",
        "clearing": "About CNY 640K next week, in 2 orders, would bring both scores below their thresholds (weekly average of the past year: CNY 300K).",
        "context": "The change began around the week of 2026-02-02 (between the weeks of 2026-01-19 and 2026-02-09).",
        "level": "Of 2 lanes judged one by one, only CNSHA-DEHAM is loosening.",
        "parts": [
          "Service sea FCL: CNY 700K of CNY 1.75M expected, 88% of the fall",
          "Service air: CNY 500K of CNY 640K expected, 12% of the fall",
          "Lane CNSHA-DEHAM: CNY 100K of CNY 1.1M expected, 82% of the fall",
          "Lane CNSHA-USLAX: CNY 1.1M of CNY 1.29M expected, 18% of the fall",
          "Fewer orders: 73% of the fall",
          "Smaller orders: 27% of the fall",
        ],
        "reasons": [
          "it has kept to a clearly lower level than before",
          "fewer orders in the last 13 weeks than in the same weeks a year ago",
        ],
        "ruledOut": [
          "Not the market: it stood at 97% of its usual level, this account at 49%.",
          "Not a holiday: what was expected already allows for New Year's Day and Spring Festival.",
          "Not late data: 2 weeks that its feed did not deliver were left out, not counted as empty.",
          "Not consolidation into larger shipments: 5 orders (8.3 expected) of CNY 240K each (usually CNY 288K).",
          "Not a shift between services: no other service took up even half of what is missing.",
        ],
        "sentence": "Shipped CNY 1.2M in the last 8 weeks, where CNY 2.39M was expected (usual range CNY 1.96M to CNY 2.85M); the fall is mainly in sea FCL (88%) and on CNSHA-DEHAM (82%).",
      }
    `);
  });

  test('in Chinese', () => {
    expect(renderAlert('loosening', CHECKED, 'zh')).toMatchInlineSnapshot(`
      {
        "atRisk": "早期迹象，目前松动概率14%；未来26周风险金额351万元。",
        "cause": "松动",
        "clearing": "下周若出货约64万元（2单），两项评分即可回到阈值以下（过去一年周均30万元）。",
        "context": "变化大约始于2026-02-02当周（2026-01-19至2026-02-09当周之间）。",
        "level": "逐条判断2条航线，只有CNSHA-DEHAM在松动。",
        "parts": [
          "服务 海运整箱：出货70万元，预期175万元，占下降的88%",
          "服务 空运：出货50万元，预期64万元，占下降的12%",
          "航线 CNSHA-DEHAM：出货10万元，预期110万元，占下降的82%",
          "航线 CNSHA-USLAX：出货110万元，预期129万元，占下降的18%",
          "订单减少：占下降的73%",
          "单票金额变小：占下降的27%",
        ],
        "reasons": [
          "业务量已明显降到更低的水平",
          "近13周订单少于去年同期",
        ],
        "ruledOut": [
          "不是市场原因：同期整体市场为平常水平的97%，该客户只有49%。",
          "不是假期原因：预期已计入元旦、春节的影响。",
          "不是数据迟到：有2周数据未送达，已剔除，未按零计算。",
          "不是合并出货：订单5单（预期8.3单），每单24万元（平常28.8万元）。",
          "不是运输方式转换：其他服务的增量补不上缺口的一半。",
        ],
        "sentence": "近8周出货120万元，预期239万元（正常范围196万元至285万元）；下降主要来自海运整箱（占88%）和CNSHA-DEHAM航线（占82%）。",
      }
    `);
  });
});

test('given volume that has held: what may explain it comes first, and nothing is ruled out for a fall', () => {
  const facts: AlertFacts = {
    ...CHECKED,
    index: 0.7,
    shipped: 2_300_000,
    parts: [
      { dimension: 'service', key: 'air', shipped: 100_000, expected: 900_000, share: 1 },
      { dimension: 'service', key: 'sea FCL', shipped: 2_200_000, expected: 1_490_000, share: 0 },
    ],
    checks: { raisedBy: 'both', signs: [], unobserved: 0, holidays: [], clearedBy: null },
  };
  expect(renderAlert('loosening', facts, 'en').ruledOut).toMatchInlineSnapshot(`
    [
      "Possibly consolidation into fewer, larger shipments: 5 orders instead of 8.3, but CNY 460K each instead of CNY 288K; the volume has held.",
      "Possibly a shift from air to sea FCL: air CNY 100K of CNY 900K expected, sea FCL CNY 2.2M of CNY 1.49M.",
      "The market stood at 70% of its usual level, this account at 67%; what was expected allows for the market.",
      "Not a holiday: there was none in these weeks.",
      "Not late data: its feed delivered every one of these weeks.",
    ]
  `);
  expect(renderAlert('loosening', facts, 'zh').ruledOut).toMatchInlineSnapshot(`
    [
      "可能是合并出货：订单5单（预期8.3单），但每单46万元（平常28.8万元），总量未降。",
      "可能是运输方式转换：空运出货10万元（预期90万元），海运整箱出货220万元（预期149万元）。",
      "同期整体市场为平常水平的70%，该客户为67%；预期已按市场调整。",
      "不是假期原因：期间没有公共假期。",
      "不是数据迟到：期间每周数据均已送达。",
    ]
  `);
});

describe('the market', () => {
  const said = (facts: Partial<AlertFacts>) => ruledOut(facts).filter((line) => /market/u.test(line));

  test('is ruled out where it stands as usual and the account is below its range', () => {
    expect(said({ index: 1.04, shipped: 1_150_000 })).toEqual([
      'Not the market: it stood at 104% of its usual level, this account at 50%.',
    ]);
  });

  test('is ruled out alone where it is down and the account even more', () => {
    expect(said({ index: 0.8 })).toEqual([
      'Not the market alone: it was down to 80% of its usual level, this account to 40%.',
    ]);
  });

  test('is told, but not ruled out, where the account is within its range', () => {
    expect(said({ index: 0.8, shipped: 2_000_000 })).toEqual([
      'The market stood at 80% of its usual level, this account at 67%; what was expected allows for the market.',
    ]);
  });

  test('is no matter where the account shipped what was expected', () => {
    expect(said({ index: 0.8, shipped: 2_400_000 })).toEqual([]);
  });
});

describe('holidays', () => {
  const said = (facts: Partial<AlertFacts>, checks: Partial<AlertChecks>) =>
    ruledOut(facts, checks).filter((line) => /holiday|Festival/u.test(line));

  test('are ruled out by name below the range, and told within it', () => {
    const holidays = [{ zh: '春节', en: 'Spring Festival' }];
    expect(said({}, { holidays })).toEqual([
      'Not a holiday: what was expected already allows for Spring Festival.',
    ]);
    expect(said({ shipped: 2_000_000 }, { holidays })).toEqual([
      'Spring Festival fell into these weeks; what was expected allows for that.',
    ]);
  });

  test('are none where the calendar has none, and nothing is said where there is no calendar', () => {
    expect(said({}, { holidays: [] })).toEqual(['Not a holiday: there was none in these weeks.']);
    const { holidays: _, ...without } = CHECKS;
    const { ruledOut: lines } = renderAlert('loosening', { ...CHECKED, checks: without }, 'en');
    expect(lines.join()).not.toMatch(/holiday/iu);
  });
});

describe('consolidation', () => {
  const said = (facts: Partial<AlertFacts>) => ruledOut(facts).filter((line) => /consolidation/u.test(line));

  test('given fewer orders that are no larger: ruled out', () => {
    expect(said({ orders: 1, shipped: 200_000 })).toEqual([
      'Not consolidation into larger shipments: 1 order (8.3 expected) of CNY 200K each (usually CNY 288K).',
    ]);
  });

  test('given fewer orders that are larger, but not by enough: not alone', () => {
    expect(said({ orders: 3 })).toEqual([
      'Not consolidation alone: the 3 orders (8.3 expected) were larger (CNY 400K each, usually CNY 288K), but do not make up for the missing ones.',
    ]);
  });

  test('given no order at all, that is said; given as much as expected, nothing', () => {
    expect(said({ orders: 0, shipped: 0 })).toEqual(['Not consolidation: there was no order at all.']);
    expect(said({ orders: 8, shipped: 2_390_000 })).toEqual([]);
  });
});

test('an account that merely is explained has no cause to look for', () => {
  const { raisedBy: _, ...well } = CHECKS;
  expect(renderAlert('loosening', { ...CHECKED, checks: well }, 'en').ruledOut).toEqual([]);
});
