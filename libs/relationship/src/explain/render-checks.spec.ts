import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import type { AlertFacts } from './alert-facts.js';
import { renderAlert } from './render-alert.js';

const CHECKED: AlertFacts = {
  ...HALVED,
  probability: 0.14,
  checks: {
    raisedBy: 'change',
    onsetFrom: '2026-01-19',
    onsetTo: '2026-02-09',
    unobserved: 2,
    holidays: [{ zh: '春节', en: 'Chinese New Year' }],
    clearedBy: 640_000,
    level: { dimension: 'lane', key: 'CNSHA-DEHAM', risk: 1.2, change: 2.3 },
  },
};

test('a statement without checks is told without them', () => {
  const words = renderAlert('loosening', HALVED, 'en');
  expect(words.ruledOut).toEqual([]);
  expect(words.clearing).toBeUndefined();
});

describe('an early sign with all its checks', () => {
  test('in English', () => {
    const words = renderAlert('loosening', CHECKED, 'en');
    expect(words).toMatchInlineSnapshot(`
      {
        "atRisk": "An early sign; risk of loss so far 14%; CNY 3.51M at risk over the next 26 weeks.",
        "cause": "Loosening",
        "clearing": "About CNY 640K next week would bring both scores below their thresholds.",
        "context": "The change began around the week of 2026-02-02; it began between the weeks of 2026-01-19 and 2026-02-09; meanwhile the market stood at 97% of its usual level.",
        "parts": [
          "Service sea FCL: CNY 700K of CNY 1.75M expected, 88% of the fall",
          "Service air: CNY 500K of CNY 640K expected, 12% of the fall",
          "Lane CNSHA-DEHAM: CNY 100K of CNY 1.1M expected, 82% of the fall",
          "Lane CNSHA-USLAX: CNY 1.1M of CNY 1.29M expected, 18% of the fall",
          "Fewer orders: 73% of the fall",
          "Smaller orders: 27% of the fall",
        ],
        "reasons": [
          "5 orders in the last 8 weeks, where its own pace would bring 8.3",
          "the last 8 weeks are below its normal range",
          "the last 13 weeks are below its normal range",
        ],
        "ruledOut": [
          "Judged by itself, the lane CNSHA-DEHAM is loosening.",
          "Not the market: it stood at 97% of its usual level, and the expectation already allows for it.",
          "Not the holidays: Chinese New Year fell into these weeks, and the market index already allows for them.",
          "Not late data: 2 weeks that its feed did not deliver were left out, not counted as empty.",
          "Not consolidation into fewer, larger shipments: 5 orders (8.3 expected) of CNY 240K each (usually CNY 288K).",
          "Not a shift between services: no other service grew in place of what fell.",
        ],
        "sentence": "Shipped CNY 1.2M in the last 8 weeks, where CNY 2.39M was expected (usual range CNY 1.96M to CNY 2.85M); the fall is mainly in sea FCL (88%) and on CNSHA-DEHAM (82%).",
      }
    `);
  });

  test('in Chinese', () => {
    const words = renderAlert('loosening', CHECKED, 'zh');
    expect(words).toMatchInlineSnapshot(`
      {
        "atRisk": "早期迹象，目前流失概率14%；未来26周风险金额351万元。",
        "cause": "松动",
        "clearing": "下周出货约64万元，两项评分即可回到阈值以下。",
        "context": "变化大约始于2026-02-02当周；起点在2026-01-19当周至2026-02-09当周之间；同期整体市场为平常水平的97%。",
        "parts": [
          "服务 海运整箱：出货70万元，预期175万元，占下降的88%",
          "服务 空运：出货50万元，预期64万元，占下降的12%",
          "航线 CNSHA-DEHAM：出货10万元，预期110万元，占下降的82%",
          "航线 CNSHA-USLAX：出货110万元，预期129万元，占下降的18%",
          "订单减少：占下降的73%",
          "单票变小：占下降的27%",
        ],
        "reasons": [
          "近8周只有5单，按自身节奏应有8.3单",
          "近8周出货低于正常范围",
          "近13周出货低于正常范围",
        ],
        "ruledOut": [
          "单独来看，CNSHA-DEHAM航线正在松动。",
          "不是市场原因：同期市场为平常水平的97%，预期已按此调整。",
          "不是假期原因：期间有春节，市场指数已计入其影响。",
          "不是数据迟到：有2周数据未送达，已剔除，未按零计算。",
          "不是合并出货：订单5单（预期8.3单），每单24万元（平常28.8万元）。",
          "不是运输方式转换：没有其他服务相应增长。",
        ],
        "sentence": "近8周出货120万元，预期239万元（正常范围196万元至285万元）；下降主要来自海运整箱（占88%）和CNSHA-DEHAM航线（占82%）。",
      }
    `);
  });
});

test('what holds no volume, a shift of service, a market that is down', () => {
  const facts: AlertFacts = {
    ...CHECKED,
    index: 0.7,
    shipped: 2_300_000,
    parts: [
      { dimension: 'service', key: 'air', shipped: 100_000, expected: 900_000, share: 1 },
      { dimension: 'service', key: 'sea FCL', shipped: 2_200_000, expected: 1_490_000, share: 0 },
    ],
    checks: { raisedBy: 'both', unobserved: 0, holidays: [], clearedBy: null },
  };
  const said = (['en', 'zh'] as const).map((language) => {
    const { ruledOut, clearing } = renderAlert('loosening', facts, language);
    return { ruledOut, clearing };
  });
  expect(said).toMatchInlineSnapshot(`
    [
      {
        "clearing": "No volume next week alone would bring both scores below their thresholds.",
        "ruledOut": [
          "Not the market alone: it was down to 70% of its usual level, and the account fell below what that leads one to expect.",
          "Not a holiday: the calendar has none in these weeks.",
          "Not late data: its feed delivered every one of these weeks.",
          "Probably consolidation: 5 orders instead of 8.3, but CNY 460K an order instead of CNY 288K; the volume has held.",
          "Probably a shift from air to sea FCL: air CNY 100K of CNY 900K expected, sea FCL CNY 2.2M of CNY 1.49M.",
        ],
      },
      {
        "clearing": "仅靠下周的出货，两项评分无法回到阈值以下。",
        "ruledOut": [
          "不只是市场原因：同期市场降至平常水平的70%，该客户仍低于按此调整后的预期。",
          "不是假期原因：期间没有公共假期。",
          "不是数据迟到：期间每周数据均已送达。",
          "可能是合并出货：订单5单（预期8.3单），但每单46万元（平常28.8万元），总量未降。",
          "可能是运输方式转换：空运出货10万元（预期90万元），海运整箱出货220万元（预期149万元）。",
        ],
      },
    ]
  `);
});
