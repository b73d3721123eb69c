import type { CheckPhrases } from './check-phrases.js';

export const checksZh: CheckPhrases = {
  early: (chance) => `早期迹象，目前流失概率${chance}`,
  between: (from, to) => `起点在${from}当周至${to}当周之间`,
  fewer: (share) => `订单减少：占下降的${share}`,
  smaller: (share) => `单票变小：占下降的${share}`,
  market: (index) => `不是市场原因：同期市场为平常水平的${index}，预期已按此调整。`,
  marketDown: (index) => `不只是市场原因：同期市场降至平常水平的${index}，该客户仍低于按此调整后的预期。`,
  holidays: (names) => `不是假期原因：期间有${names.join('、')}，市场指数已计入其影响。`,
  noHolidays: '不是假期原因：期间没有公共假期。',
  lateData: (weeks) => `不是数据迟到：有${String(weeks)}周数据未送达，已剔除，未按零计算。`,
  noLateData: '不是数据迟到：期间每周数据均已送达。',
  consolidated: ({ orders, expectedOrders, size, expectedSize }) =>
    `可能是合并出货：订单${orders}单（预期${expectedOrders}单），但每单${size ?? '–'}（平常${expectedSize}），总量未降。`,
  notConsolidated: ({ orders, expectedOrders, size, expectedSize }) =>
    size === undefined
      ? '不是合并出货：期间没有任何订单。'
      : `不是合并出货：订单${orders}单（预期${expectedOrders}单），每单${size}（平常${expectedSize}）。`,
  shifted: (from, to) =>
    `可能是运输方式转换：${from.name}出货${from.shipped}（预期${from.expected}），${to.name}出货${to.shipped}（预期${to.expected}）。`,
  notShifted: '不是运输方式转换：没有其他服务相应增长。',
  level: (dimension, name) => `单独来看，${name}${dimension === 'lane' ? '航线' : '服务'}正在松动。`,
  cleared: (amount) => `下周出货约${amount}，两项评分即可回到阈值以下。`,
  notCleared: '仅靠下周的出货，两项评分无法回到阈值以下。',
};
