import type { Cause } from '../account/account-state.js';
import { numbersIn } from '../explain/words/numbers.js';
import type { Language, Numbers } from '../explain/words/phrases.js';
import type { Returned } from './snooze-events.js';

/** The alert that came back, and in which unit its amounts are. */
export interface ReturnedAlert {
  readonly cause: Cause;
  readonly facts: { readonly measure: 'value' | 'volume'; readonly unit: string };
}

/** What has changed while an alert was snoozed, in a few sentences; of a paused account no chance is told. */
export function renderReturn(
  returned: Returned,
  { cause, facts: { measure, unit } }: ReturnedAlert,
  language: Language,
): string {
  const numbers = numbersIn(language, measure, unit);
  return language === 'zh' ? inChinese(returned, cause, numbers) : inEnglish(returned, cause, numbers);
}

function inEnglish({ until, reason, before, now, since }: Returned, cause: Cause, numbers: Numbers): string {
  const { amount, number, percent } = numbers;
  return [
    `Its snooze until ${until} is over (${reason}).`,
    since.orders > 0
      ? `Since it was snoozed it has shipped ${amount(since.shipped)} in ${since.orders === 1 ? '1 order' : `${number(since.orders)} orders`}.`
      : 'Nothing has been shipped since it was snoozed.',
    ...(cause === 'paused' || before.probability === null || now.probability === null
      ? []
      : [`${percent(before.probability)} likely to be loosening then, ${percent(now.probability)} now.`]),
    `Shipped in the last ${String(now.weeks)} weeks: ${amount(before.shipped)} then, ${amount(now.shipped)} now.`,
  ].join(' ');
}

function inChinese({ until, reason, before, now, since }: Returned, cause: Cause, numbers: Numbers): string {
  const { amount, number, percent } = numbers;
  return [
    `暂缓至${until}已到期（${reason}）。`,
    since.orders > 0
      ? `暂缓以来出货${amount(since.shipped)}（${number(since.orders)}单）。`
      : '暂缓以来没有出货。',
    ...(cause === 'paused' || before.probability === null || now.probability === null
      ? []
      : [`松动概率当时为${percent(before.probability)}，现在为${percent(now.probability)}。`]),
    `近${String(now.weeks)}周出货当时为${amount(before.shipped)}，现在为${amount(now.shipped)}。`,
  ].join('');
}
