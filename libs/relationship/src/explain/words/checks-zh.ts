import type { CheckPhrases } from './check-phrases.js';

export const checksZh: CheckPhrases = {
  early: (chance) => `早期迹象，目前松动概率${chance}`,
  sinceBetween: (onset, from, to) => `变化大约始于${onset}当周（${from}至${to}当周之间）`,
  fewer: (share) => `订单减少：占下降的${share}`,
  smaller: (share, measure) => `单票${measure === 'value' ? '金额' : '货量'}变小：占下降的${share}`,
  market: {
    ruledOut: (market, account) => `不是市场原因：同期整体市场为平常水平的${market}，该客户只有${account}。`,
    down: (market, account) => `不只是市场原因：整体市场降至平常水平的${market}，该客户降至${account}。`,
    allowedFor: (market, account) =>
      `同期整体市场为平常水平的${market}，该客户为${account}；预期已按市场调整。`,
  },
  holidays: {
    ruledOut: (names) => `不是假期原因：预期已计入${names.join('、')}的影响。`,
    allowedFor: (names) => `期间有${names.join('、')}，预期已计入其影响。`,
  },
  noHolidays: '不是假期原因：期间没有公共假期。',
  lateData: (weeks) => `不是数据迟到：有${String(weeks)}周数据未送达，已剔除，未按零计算。`,
  noLateData: '不是数据迟到：期间每周数据均已送达。',
  consolidated: ({ orders, expectedOrders, size, usualSize }) =>
    `可能是合并出货：订单${orders}单（预期${expectedOrders}单），但每单${size}（平常${usualSize}），总量未降。`,
  partlyConsolidated: ({ orders, expectedOrders, size, usualSize }) =>
    `不只是合并出货：订单${orders}单（预期${expectedOrders}单），每单虽增至${size}（平常${usualSize}），仍补不上缺口。`,
  notConsolidated: ({ orders, expectedOrders, size, usualSize }) =>
    `不是合并出货：订单${orders}单（预期${expectedOrders}单），每单${size}（平常${usualSize}）。`,
  noOrders: '不是合并出货：期间没有任何订单。',
  shifted: (from, to) =>
    `可能是运输方式转换：${from.name}出货${from.shipped}（预期${from.expected}），${to.name}出货${to.shipped}（预期${to.expected}）。`,
  notShifted: '不是运输方式转换：其他服务的增量补不上缺口的一半。',
  level: ({ dimension, name, judged, loosening }) => {
    const [of, count] = dimension === 'lane' ? ['航线', '条'] : ['服务', '项'];
    if (judged === 1) return `单独来看，${name}${of}也在松动。`;
    const each = `逐${count}判断${String(judged)}${count}${of}`;
    if (loosening === 1) return `${each}，只有${name}在松动。`;
    const many = loosening === judged ? '都' : `有${String(loosening)}${count}`;
    return `${each}，${many}在松动，以${name}为主。`;
  },
  cleared: ({ amount, orders, weekly }) =>
    `下周若出货约${amount}（${String(orders)}单），两项评分即可回到阈值以下（过去一年周均${weekly}）。`,
  clearedByAnyOrder: '下周只要有一单，哪怕很小，两项评分即可回到阈值以下。',
  clearedByItself: '下周即使没有订单，两项评分也会回到阈值以下。',
  notCleared: '仅靠下周的出货，两项评分无法回到阈值以下。',
};
