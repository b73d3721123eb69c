import type { Phrases } from './phrases.js';

export const zh: Phrases = {
  causes: { loosening: '松动', paused: '暂停合作' },
  reasons: {
    unobserved: '本周该客户的数据未送达',
    'not-enough-history': '历史不足：首单至今不到26周',
    'silent-too-long': '沉默已超过上限',
    'too-few-orders': '订单太少：两年内有单的周不足5周',
    'gap-too-long': '平常间隔过长，无法及时发现中断',
    'no-volume-last-year': '过去一年没有货量',
  },
  evidence: {
    silence: (facts, { number }) =>
      `已${number(facts.silence)}周没有订单，平常间隔约${number(facts.usualGap)}周`,
    gaptrend: () => '订单间隔在拉长',
    dropout: () => '下单历史与已流失客户相似',
    glr: (facts, { number }) =>
      `订单频率约为平常的一半（${String(facts.windowWeeks)}周${number(facts.orders)}单，预期${number(facts.expectedOrders)}单）`,
    zn4: () => '近4周订单少于自身节奏应有的数量',
    zv8: () => '近8周货量低于正常区间',
    zv13: () => '近13周货量低于正常区间',
    zv26: () => '近半年货量低于正常区间',
    v26: () => '近半年低于此前一年的水平',
    peak: () => '近4周相对平常一个月偏小',
    yoy: () => '近13周低于去年同期',
    lograte: () => '下单不频繁，每缺一单都值得注意',
    lastsize: () => '最近一单的规模异常',
  },
  shipped: ({ windowWeeks, shipped, expected, low, high }, { amount }) =>
    `近${String(windowWeeks)}周出货${amount(shipped)}，预期${amount(expected)}（${amount(low)}至${amount(high)}）`,
  market: ({ index }, { percent }) => `市场为平常水平的${percent(index)}`,
  silence: ({ silence, silenceLimit }, { number }) =>
    `已${number(silence)}周没有订单（上限${number(silenceLimit)}周）`,
  since: ({ onset }) => `约自${onset}当周开始`,
  carriedBy: (parts) => `下降主要来自${parts.join('、')}`,
  part: (key, share) => `${key}（${share}）`,
  dimension: (dimension) => (dimension === 'service' ? '服务' : '航线'),
  partLine: (key, shipped, expected, share) => `${key}：${shipped}，预期${expected}，占下降的${share}`,
  atRisk: ({ probability, amountAtRisk }, { amount, percent }) =>
    `概率${percent(probability)}，未来26周风险金额${amount(amountAtRisk)}`,
  noName: '未注明',
  otherParts: '其他',
  because: '原因',
  separator: '；',
  stop: '。',
  noAlert: '当前没有预警',
  belowThresholds: '两项评分均低于阈值',
};
