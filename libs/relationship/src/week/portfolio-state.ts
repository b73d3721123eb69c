import type { WeekJudged } from '../budget/budget-events.js';
import type { CalendarData } from '../calendar/calendar-data.js';
import { type Learned, NOTHING_LEARNED, withLesson, withOutcomes } from '../calibrate/learned.js';
import type { MooringEvent } from '../event/catalogue.js';
import { addBins } from '../calibrate/score-bins.js';
import { evolveNotices, type OpenNotice } from '../notice/open-notice.js';
import type { Settings } from '../settings/settings.js';
import { weekOf } from '../week.js';
import type { WeekClosed, WeekMeasured } from './week-events.js';

/** What belongs to all accounts together: settings, calendars, and the closing of weeks across partitions. */
export interface PortfolioState {
  readonly kind: 'portfolio';
  /** Undefined until `settings.activated`. */
  readonly settings?: Settings;
  readonly calendars: readonly CalendarData[];
  /** True when settings, calendars or the calibration have changed since they were last carried by `week.closed`. */
  readonly uncarried: boolean;
  /** Week number. */
  readonly lastClosed?: number;
  /** Sums of weeks that are not closed yet. */
  readonly measured: readonly WeekMeasured[];
  /** What outcomes have taught; missing before the first ones. */
  readonly learned?: Learned;
  /** What is said of all accounts and is not over; missing before the first one. */
  readonly notices?: readonly OpenNotice[];
  /** What the partitions have told of the week that was judged last; missing before the first. */
  readonly judged?: readonly WeekJudged[];
  /** Id of the import of history under way: the clock is mute. */
  readonly importing?: string;
}

export const NEW_PORTFOLIO: PortfolioState = {
  kind: 'portfolio',
  calendars: [],
  uncarried: false,
  measured: [],
};

/** The portfolio after an event on its subject. */
export function evolvePortfolio(state: PortfolioState, event: MooringEvent): PortfolioState {
  switch (event.type) {
    case 'mooring.settings.activated': {
      if (state.settings !== undefined && event.data.version <= state.settings.version) return state;
      // The zone decides which week a shipment belongs to: after the first activation it cannot change any more.
      const timeZone = state.settings?.timeZone ?? event.data.timeZone;
      return { ...state, settings: { ...event.data, timeZone }, uncarried: true };
    }
    case 'mooring.calendar.published': {
      const others = state.calendars.filter((calendar) => calendar.country !== event.data.country);
      return { ...state, calendars: [...others, event.data], uncarried: true };
    }
    case 'mooring.week.measured': {
      const week = weekOf(event.data.week);
      const late = state.lastClosed !== undefined && week <= state.lastClosed;
      const known = state.measured.some(
        (other) => other.week === event.data.week && other.partition === event.data.partition,
      );
      return late || known ? state : { ...state, measured: [...state.measured, event.data] };
    }
    case 'mooring.week.closed': {
      const week = weekOf(event.data.week);
      if (state.lastClosed !== undefined && week <= state.lastClosed) return state;
      return {
        ...state,
        ...withOutcomesOf(state, event.data),
        lastClosed: week,
        uncarried: state.uncarried && !carriesAll(event.data, state),
        measured: state.measured.filter((sums) => weekOf(sums.week) > week),
      };
    }
    case 'mooring.week.judged':
      return { ...state, judged: withReport(state.judged ?? [], event.data) };
    case 'mooring.model.calibrated': {
      const { learned = NOTHING_LEARNED } = state;
      return { ...state, learned: withLesson(learned, event.data), uncarried: true };
    }
    case 'mooring.market.noticed':
    case 'mooring.feed.silent':
    case 'mooring.feed.resumed':
      return { ...state, notices: evolveNotices(state.notices ?? [], event) };
    case 'mooring.import.began':
      return { ...state, importing: event.data.importId };
    case 'mooring.import.ended': {
      const { importing: _ended, ...rest } = state;
      return rest;
    }
    default:
      return state;
  }
}

/** Weeks are told in order: every partition has told of one before any tells of the next. In one order, however reports come. */
function withReport(judged: readonly WeekJudged[], report: WeekJudged): readonly WeekJudged[] {
  const present = judged.at(0)?.week ?? '';
  if (report.week > present) return [report];
  const known = judged.some(({ partition }) => partition === report.partition);
  if (report.week < present || known) return judged;
  return [...judged, report].toSorted((one, other) => one.partition - other.partition);
}

/** With what the partitions have told of the outcomes that matured by this week. */
function withOutcomesOf(
  { learned, measured }: PortfolioState,
  { week }: WeekClosed,
): Pick<PortfolioState, 'learned'> {
  const told = measured.flatMap((sums) => (sums.week === week ? (sums.outcomes ?? []) : []));
  if (told.length === 0) return {};
  return { learned: withOutcomes(learned ?? NOTHING_LEARNED, told.reduce(addBins)) };
}

/** False when settings, calendars or the calibration have changed again since the week's closing was decided. */
function carriesAll(closed: WeekClosed, { settings, calendars, learned }: PortfolioState): boolean {
  return (
    closed.settings?.version === settings?.version &&
    JSON.stringify(closed.calendars) === JSON.stringify(calendars) &&
    JSON.stringify(closed.calibration) === JSON.stringify(learned?.lesson?.calibration)
  );
}
