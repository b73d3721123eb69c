import { type Day, isoDateOf, weekdayOf } from './calendar.js';
import type { DemoAccountRow, DemoContactRow, DemoInteractionRow } from './demo-company.js';
import type { Random } from './random.js';
import type { Story } from './stories.js';

type Kind = DemoInteractionRow['kind'];
type Feeling = DemoInteractionRow['feeling'];

interface Topic {
  readonly kind: Kind;
  readonly direction: DemoInteractionRow['direction'];
  readonly feeling: Feeling;
  readonly zh: string;
  readonly en: string;
}

/** What an account manager talks about when all is well. */
const USUAL: readonly Topic[] = [
  topic(
    'call',
    'outbound',
    'neutral',
    '例行回访，下月出货计划与往常相同。',
    'Routine call; next month ships as usual.',
  ),
  topic(
    'call',
    'inbound',
    'neutral',
    '询问舱位，已确认下周可以订到。',
    'Asked about space; confirmed for next week.',
  ),
  topic('email', 'outbound', 'neutral', '发送本月运价更新。', 'Sent the rates of the month.'),
  topic(
    'visit',
    'outbound',
    'positive',
    '拜访工厂，客户对清关速度满意。',
    'Visited the plant; pleased with customs clearance.',
  ),
  topic(
    'meeting',
    'outbound',
    'positive',
    '季度会议，讨论旺季保舱方案。',
    'Quarterly meeting on space in peak season.',
  ),
  topic(
    'quote-request',
    'inbound',
    'neutral',
    '新产品线询价，已报价。',
    'Asked for rates for a new product; quoted.',
  ),
];

/** What is heard before an account loosens. */
const TROUBLE: readonly Topic[] = [
  topic(
    'complaint',
    'inbound',
    'negative',
    '投诉上周甩柜，交期受影响。',
    'Complained about rolled containers last week.',
  ),
  topic(
    'call',
    'inbound',
    'negative',
    '提到另一家货代报价低8%，要求重新核价。',
    'Another forwarder is 8% cheaper; wants new rates.',
  ),
  topic(
    'quote-request',
    'inbound',
    'negative',
    '要求主航线重新报价，未答复。',
    'Asked for new rates on the main lane; not answered yet.',
  ),
  topic(
    'complaint',
    'inbound',
    'negative',
    '滞箱费有争议，客户不满处理时间。',
    'Dispute over demurrage; unhappy with how long it takes.',
  ),
];

const HISTORY_DAYS = 365;
/** Troubles are heard in the weeks before the change. */
const EARLIEST_TROUBLE = 42;
const FRIDAY = 4;

/** What was talked about with an account over the last year, by date. */
export function talksOf(
  account: DemoAccountRow,
  people: readonly DemoContactRow[],
  { kind, from }: Story,
  today: Day,
  random: Random,
): readonly DemoInteractionRow[] {
  const talks: DemoInteractionRow[] = [];
  const say = (day: Day, { zh, en, kind: how, direction, feeling }: Topic): void => {
    talks.push({
      account_id: account.account_id,
      date: isoDateOf(workday(day)),
      kind: how,
      direction,
      contacts: random.pick(people).contact_id,
      feeling,
      note: account.country === 'CN' ? zh : en,
      by: account.owner,
    });
  };
  const every = random.integer(20, 70);
  for (
    let day = today - HISTORY_DAYS + random.integer(0, every);
    day < today;
    day += every + random.integer(-6, 6)
  ) {
    say(day, random.pick(USUAL));
  }
  if (['loosening', 'lane-loss', 'stop'].includes(kind) && from > today - HISTORY_DAYS) {
    for (const trouble of random.shuffle(TROUBLE).slice(0, random.integer(1, 2))) {
      say(from - random.integer(3, EARLIEST_TROUBLE), trouble);
    }
  }
  return talks.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

function topic(kind: Kind, direction: Topic['direction'], feeling: Feeling, zh: string, en: string): Topic {
  return { kind, direction, feeling, zh, en };
}

/** The Friday before, for a day at the weekend. */
function workday(day: Day): Day {
  return day - Math.max(0, weekdayOf(day) - FRIDAY);
}
