import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { isHigh } from '../alert/judge-account.js';
import { customerCalendar } from '../calendar/customer-calendar.js';
import { holidaysBetween } from '../calendar/working-days.js';
import { type IndexSeries, judge, type Judgement, volumeAt } from '../detect/index.js';
import { round } from '../explain/round.js';
import { headsOf } from '../settings/heads-of.js';
import type { PartitionState } from '../week/partition-state.js';
import { dateOfDay, mondayOf, weekStart } from '../week.js';
import { EXPLAINED_WEEKS, marketAsUsual } from './market-as-usual.js';
import type { Silence } from './silence.js';

/** Nobody is alerted about who has shipped at least this share of the usual: there is nothing to explain. */
const LESS = 0.9;

/**
 * What everybody has in common that keeps an account's scores low: the same record, judged against a market in which the
 * weeks of long holidays, or all low weeks, had been usual ones, would reach a threshold. Two more judgements at most, and
 * only for an account that has shipped less than usual while the market was low.
 *
 * @param judgement with evidence, and below both thresholds
 */
export function explainingLull(
  account: AccountState,
  judgement: Judgement,
  partition: PartitionState,
): readonly Silence[] {
  const calendar = customerCalendar(account, partition);
  const { market, holidayWeeks, withoutHolidays } = marketAsUsual(partition.index, calendar);
  const latest = holidayWeeks.at(-1);
  if (!market.isLow && latest === undefined) return [];
  if (!hasShippedLess(account, judgement)) return [];
  const wouldAlert = (series: IndexSeries): boolean =>
    isHigh(
      judge(
        cellsOf(account),
        unobservedWeeks(account, partition),
        series,
        judgement.week,
        headsOf(partition.settings),
      ),
      partition,
    ) === true;
  if (latest !== undefined && calendar !== undefined && wouldAlert(withoutHolidays)) {
    const days = holidayWeeks.flatMap((week) =>
      // The weeks before and after a long holiday are low as well.
      holidaysBetween(calendar, weekStart(week - 1), dateOfDay(mondayOf(week + 2) - 1)),
    );
    const names = [...new Map(days.map(({ name }) => [name.en, { zh: name.zh, en: name.en }])).values()];
    return [{ reason: 'holiday', names, week: weekStart(latest) }];
  }
  return market.isLow && wouldAlert(market.series)
    ? [{ reason: 'market-down', index: round(market.level), weeks: EXPLAINED_WEEKS }]
    : [];
}

function hasShippedLess(account: AccountState, { week, meanVolume }: Judgement): boolean {
  const cells = cellsOf(account);
  let shipped = 0;
  for (let at = week - EXPLAINED_WEEKS + 1; at <= week; at += 1) shipped += volumeAt(cells, at);
  return shipped < LESS * EXPLAINED_WEEKS * meanVolume;
}
