import type { Silence } from '../../silence/silence.js';
import { percent, plain, score, type SilencePhrases } from './silence-phrases.js';

export const silenceZh: SilencePhrases = {
  noAlert: '当前没有预警',
  says,
  short: {
    snoozed: '已暂缓',
    held: '本周暂不提醒',
    'alert-open': '已有预警',
    'feed-silent': '数据源中断',
    'not-enough-history': '历史不足',
    'too-few-orders': '订单太少',
    'gap-too-long': '下单间隔太长',
    'no-volume-last-year': '一年没有出货',
    'silent-too-long': '停单超过上限',
    holiday: '长假',
    'market-down': '市场低迷',
    'below-threshold': '低于阈值',
    'cooling-down': '关闭后静默期',
    'next-week': '下周判断',
    unobserved: '缺数据',
  },
  raising: (raising, numbers) => {
    if (raising === undefined) return '仅靠没有订单，在视为暂停合作之前不会触发预警。';
    if ('below' in raising) return `下周出货若低于约${numbers.amount(raising.below)}，将触发预警。`;
    return raising.emptyWeeks === 1
      ? '下周若没有订单，将触发预警。'
      : `若连续${String(raising.emptyWeeks)}周没有订单，将触发预警。`;
  },
};

function says(of: Silence): string {
  switch (of.reason) {
    case 'snoozed': {
      const { until, why } = of;
      return `预警已暂缓至${until}${why === undefined ? '' : `（${why}）`}`;
    }
    case 'held': {
      const { rank, of: count, capacity } = of;
      return `预警本周暂不提醒：在${String(count)}条新预警中排第${String(rank)}，本周名额为${String(capacity)}条`;
    }
    case 'alert-open': {
      const { cause, since } = of;
      return `自${since}当周起已有预警（${cause === 'paused' ? '暂停合作' : '松动'}）`;
    }
    case 'feed-silent': {
      const { feed, since } = of;
      return `该客户的数据源${feed}自${since}当周起没有数据；缺数据的各周不作判断`;
    }
    case 'not-enough-history': {
      const { weeks, needed } = of;
      return `历史不足：首单至今${String(weeks)}周，需要${String(needed)}周（还差${String(needed - weeks)}周）`;
    }
    case 'too-few-orders': {
      const { orderWeeks, needed } = of;
      return `订单太少：两年内有单的只有${String(orderWeeks)}周，需要${String(needed)}周`;
    }
    case 'gap-too-long': {
      const { usualGap, longest } = of;
      return `约每${plain(usualGap)}周一单，间隔太长，无法及时发现中断（最长每${plain(longest)}周一单）`;
    }
    case 'no-volume-last-year':
      return '过去一年没有出货';
    case 'silent-too-long': {
      const { silence, limit } = of;
      return `已停单${plain(silence)}周，超过${plain(limit)}周的上限`;
    }
    case 'holiday': {
      const { names, week } = of;
      return `出货减少是因为长假（${names.map((name) => name.zh).join('、')}，${week}当周）；若在平常的周，同样的出货会触发预警`;
    }
    case 'market-down': {
      const { index, weeks } = of;
      return `近${String(weeks)}周全部客户合计为平常水平的${percent(index)}%；若市场正常，同样的出货会触发预警`;
    }
    case 'below-threshold': {
      const { risk, riskThreshold, change, changeThreshold } = of;
      return `两项评分均低于阈值：风险${score(risk)}（${score(riskThreshold)}起预警），变化${score(change)}（${score(changeThreshold)}起）`;
    }
    case 'cooling-down': {
      const { until, onset } = of;
      return `预警已人工关闭，始于${onset}当周的变化${until === undefined ? '在其持续期间不再预警' : `在${until}当周之前不再预警`}`;
    }
    case 'next-week':
      return '本周结算后评分才达到阈值；下周结算时再行预警';
    case 'unobserved': {
      const { missing, weeks } = of;
      return `近${String(weeks)}周中有${String(missing)}周缺数据，未计入`;
    }
  }
}
