import type { CalendarData } from '../calendar/calendar-data.js';
import { appendIndex, indexAt, type IndexSeries } from '../detect/index.js';
import { weekOf, weekStart } from '../week.js';
import { longHolidayWeeks } from './long-holiday-weeks.js';
import type { MarketNoticed } from './notice-events.js';
import { expectedIndex, meanOf, type UsualIndex, usualIndex } from './usual-index.js';

/** What the market's standing is decided by. */
export interface MarketWeek {
  /** Number of the week that is being closed; `series` holds the closed weeks before it. */
  readonly week: number;
  readonly index: number;
  readonly weight: number;
  readonly series: IndexSeries;
  readonly calendars: readonly CalendarData[];
  /** The market notice that stands. */
  readonly open: MarketNoticed | undefined;
}

/** Ordinary weeks that are looked at together: one low week is no slump. */
const WINDOW = 4;
/** A market that has fallen by less is not news, however calm it was before … */
const LEAST_FALL = 0.2;
/** … nor one that has fallen by less than so many standard deviations of the window. */
const LEAST_SPREADS = 3;
/** It is back when it has come up to this share of the usual. */
const BACK = 0.9;

/** A week beside what was to be expected of it. */
interface ComparedWeek {
  readonly week: number;
  readonly index: number;
  readonly expected: number;
}

/**
 * What there is to say about the market at the end of a week: a slump when the last four ordinary weeks together are a fifth
 * below the usual, and further than by chance; over when they are back at nine tenths. Nothing while nothing changes, and
 * nothing in the weeks of a long holiday, which count for neither. While a notice stands, usual is what was usual before
 * it: a slump does not become usual by lasting.
 *
 * @param newId names a notice that is raised
 */
export function marketNotice(market: MarketWeek, newId: () => string): MarketNoticed | undefined {
  const { week, weight, calendars, open } = market;
  const series = appendIndex(market.series, market.index);
  const holidays = longHolidayWeeks(calendars);
  const ordinary = ordinaryWeeks(week, holidays);
  const began = open === undefined ? Math.min(...ordinary) : weekOf(open.week);
  const usual = usualIndex(series, holidays, began);
  if (holidays.has(week) || usual === undefined) return undefined;
  const weeks = ordinary.map((each) => ({
    week: each,
    index: indexAt(series, each),
    expected: expectedIndex(series, each, usual),
  }));
  const state = stateOf(weeks, usual);
  if (state !== (open === undefined ? 'slump' : 'over')) return undefined;
  return {
    noticeId: open?.noticeId ?? newId(),
    week: weekStart(sideBegan(weeks) ?? week),
    state,
    index: rounded(meanOf(weeks.map(({ index }) => index))),
    usual: rounded(meanOf(weeks.map(({ expected }) => expected))),
    weight: rounded(weight),
  };
}

/** How the weeks stand; undefined between a slump and its end. */
function stateOf(weeks: readonly ComparedWeek[], { noise }: UsualIndex): MarketNoticed['state'] | undefined {
  const index = meanOf(weeks.map((each) => each.index));
  const expected = meanOf(weeks.map((each) => each.expected));
  const [last] = weeks;
  if (last === undefined || !isDown(last)) return index < BACK * expected ? undefined : 'over';
  const fall = expected - index;
  const least = Math.max(LEAST_FALL * expected, (LEAST_SPREADS * noise) / Math.sqrt(weeks.length));
  return fall > least ? 'slump' : undefined;
}

/** The first of the weeks, the latest first, in a row that are all on the latest one's side of usual. */
function sideBegan(weeks: readonly ComparedWeek[]): number | undefined {
  const turn = weeks.findIndex((each) => isDown(each) !== weeks.slice(0, 1).some(isDown));
  return weeks.at(turn === -1 ? -1 : turn - 1)?.week;
}

function isDown({ index, expected }: ComparedWeek): boolean {
  return index < BACK * expected;
}

/** The last weeks up to this one that are no holiday's, the latest first. */
function ordinaryWeeks(week: number, holidays: ReadonlySet<number>): readonly number[] {
  const weeks: number[] = [];
  for (let each = week; weeks.length < WINDOW; each -= 1) if (!holidays.has(each)) weeks.push(each);
  return weeks;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
