import { checksZh } from './checks-zh.js';
import type { Numbers, Phrases } from './phrases.js';

export const zh: Phrases = {
  causes: { loosening: '松动', paused: '暂停合作' },
  notJudged: '缺数据的各周不作判断',
  evidence: {
    silence: ({ silence, usualGap }, numbers) =>
      `已${numbers.number(silence)}周没有订单，平常${every(usualGap, numbers)}`,
    gaptrend: () => '订单间隔在拉长',
    dropout: () => '下单轨迹与已流失的客户相似',
    glr: ({ orders, expectedOrders, windowWeeks }, { number }) =>
      orders < expectedOrders
        ? `近${String(windowWeeks)}周${orders === 0 ? '没有订单' : `只有${number(orders)}单`}，按自身节奏应有${number(expectedOrders)}单`
        : '下单速度比过去一年慢',
    zn4: () => '近4周订单偏少，超出正常起伏',
    zv8: ({ windowWeeks, shipped, expected }, { percent }) =>
      shipped < expected && percent(shipped / expected) !== percent(1)
        ? `近${String(windowWeeks)}周出货比预期少${percent(1 - shipped / expected)}`
        : '除去特大的几周，近8周出货偏弱',
    zv13: () => '近13周合计出货低于平常水平',
    zv26: () => '近半年合计出货低于平常水平',
    v26: () => '近半年出货弱于全年水平',
    peak: () => '近4周出货明显少于平常的一个月',
    yoy: () => '近13周出货低于去年同期',
    lograte: () => '下单不频繁，少一单都值得留意',
    lastsize: () => '最近一单比平常小',
    shift: ({ shipped, low }) => {
      if (shipped <= 0) return '这么长时间没有出货，对该客户并不寻常';
      return shipped < low ? '业务量已明显降到更低的水平' : '近几周业务量有走低迹象';
    },
    halving: () => '照近期节奏，未来几个月的订单可能不到平常的一半',
    lull: () => '下单不规律，接下来几周可能没有订单',
    orderyoy: ({ silence }) => (silence >= 13 ? '去年同期有订单' : '近13周订单少于去年同期'),
  },
  services: new Map([
    ['sea fcl', '海运整箱'],
    ['sea lcl', '海运拼箱'],
    ['sea', '海运'],
    ['air', '空运'],
    ['land', '陆运'],
    ['customs', '报关'],
    ['warehousing', '仓储'],
  ]),
  shipped: ({ windowWeeks, shipped, expected, low, high }, { amount }) =>
    `近${String(windowWeeks)}周出货${amount(shipped)}，预期${amount(expected)}（正常范围${amount(low)}至${amount(high)}）`,
  paused: ({ silence, usualGap, silenceLimit }, numbers) =>
    `已${numbers.number(silence)}周没有订单（以往${every(usualGap, numbers)}，停单超过${numbers.number(silenceLimit)}周即视为暂停）`,
  market: ({ index }, { percent }) => `同期整体市场为平常水平的${percent(index)}`,
  since: ({ onset }) => `变化大约始于${onset}当周`,
  carriedBy: (service, lane) => {
    const places = [
      ...(service === undefined ? [] : [`${service.name}（占${service.share}）`]),
      ...(lane === undefined ? [] : [`${lane.name}航线（占${lane.share}）`]),
    ];
    return `下降主要来自${places.join('和')}`;
  },
  partLine: ({ dimension, name, shipped, expected, share }) =>
    `${dimension === 'service' ? '服务' : '航线'} ${name}：出货${shipped}，预期${expected}${share === undefined ? '' : `，占下降的${share}`}`,
  chance: ({ probability }, { percent }) => `松动概率${percent(probability)}`,
  amountAtRisk: ({ measure, amountAtRisk }, { amount }) =>
    `未来26周风险${measure === 'value' ? '金额' : '货量'}${amount(amountAtRisk)}`,
  checks: checksZh,
  noName: '未注明',
  otherParts: '其余合计',
  because: '原因',
  separator: '；',
  stop: '。',
  silentFeed: (feed, since) => `该客户的数据源${feed}自${since}当周起没有数据`,
};

function every(gap: number, { number }: Numbers): string {
  return gap <= 1 ? '约每周一单' : `约每${number(gap)}周一单`;
}
