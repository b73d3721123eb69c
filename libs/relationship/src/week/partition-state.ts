import type { CalendarData } from '../calendar/calendar-data.js';
import { WEEKENDS_ONLY } from '../calendar/weekends-only.js';
import type { Calibration } from '../calibrate/calibration.js';
import { type IndexSeries, appendIndex, emptyIndexSeries } from '../detect/index.js';
import { managerIn } from '../roster/roster.js';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.js';
import { weekOf, weekStart } from '../week.js';
import type { EventOfType } from '../event/catalogue.js';
import type { WeekClosed } from './week-events.js';

export type WeekEndedEvent = EventOfType<'mooring.week.ended'>;

/** ISO dates of the first and the last row of a feed. */
export interface FeedRange {
  readonly first: string;
  readonly last: string;
}

/** What a partition's accounts are judged with; it changes by the week markers on `partition/N`, and by how
 * far feeds have delivered. */
export interface PartitionState {
  readonly kind: 'partition';
  readonly partition: number;
  readonly settings: Settings;
  readonly calendars: readonly CalendarData[];
  readonly index: IndexSeries;
  /** What outcomes have taught about probabilities; undefined before the first lesson. */
  readonly calibration?: Calibration;
  /** Week number; undefined before the first closed week. */
  readonly lastClosed?: number;
  /** The last week for which this partition has sent its sums. */
  readonly lastMeasured?: number;
  /** The closing of the week that the portfolio is to be told of when all that came of it is read back. */
  readonly judging?: EventOfType<'mooring.week.closed'>;
  /** `week.ended` markers that still wait for their turn, by week. */
  readonly ended: readonly WeekEndedEvent[];
  /** First and last day of the rows of each feed in this partition. */
  readonly feeds: Readonly<Record<string, FeedRange>>;
  /** Weeks in which a feed had not delivered, ascending, by feed. */
  readonly silentWeeks: Readonly<Record<string, readonly number[]>>;
}

export function newPartition(partition: number): PartitionState {
  return {
    kind: 'partition',
    partition,
    settings: DEFAULT_SETTINGS,
    calendars: [],
    index: emptyIndexSeries(0),
    ended: [],
    feeds: {},
    silentWeeks: {},
  };
}

/**
 * The working days of whoever does the work, not the customer's: of the country that the roster names for a manager where its
 * calendar was published, else of the installation's.
 */
export function calendarOf({ settings, calendars }: PartitionState, manager?: string): CalendarData {
  const own = managerIn(settings.roster, manager)?.country;
  return (
    calendars.find(({ country }) => country === own) ??
    calendars.find(({ country }) => country === settings.country) ??
    WEEKENDS_ONLY
  );
}

/**
 * Whether a marker says that a week is over before it is: it was appended before the moment it speaks of, or speaks of a day
 * within the week. Such a marker does not count; the clock sends another one in time.
 *
 * @param recordedtime the log's append time of the marker
 */
export function isPremature(marker: WeekEndedEvent, recordedtime: string): boolean {
  const saidOn = marker.time.slice(0, 10);
  return (
    saidOn < weekStart(weekOf(marker.data.week) + 1) || Date.parse(recordedtime) < Date.parse(marker.time)
  );
}

/** Keeps a `week.ended` marker; the first one for a week counts, and one for a closed or measured week is late. */
export function noteEnded(state: PartitionState, marker: WeekEndedEvent): PartitionState {
  const week = weekOf(marker.data.week);
  const late = state.lastMeasured !== undefined && week <= state.lastMeasured;
  if (late || state.ended.some((other) => other.data.week === marker.data.week)) return state;
  const ended = [...state.ended, marker].toSorted(
    (one, other) => weekOf(one.data.week) - weekOf(other.data.week),
  );
  return { ...state, ended };
}

/**
 * The marker to measure next: the week after the last closed one, or, before any week was closed, the earliest that
 * ended. Undefined while the measured week is not closed yet or none has ended.
 */
export function nextToMeasure(state: PartitionState): WeekEndedEvent | undefined {
  const { lastClosed, lastMeasured } = state;
  if (lastMeasured !== undefined && lastMeasured !== lastClosed) return undefined;
  const [first] = state.ended;
  if (first === undefined) return undefined;
  return lastClosed === undefined || weekOf(first.data.week) === lastClosed + 1 ? first : undefined;
}

/** The partition once its sums for a week are on their way. */
export function noteMeasured(state: PartitionState, week: number): PartitionState {
  return {
    ...state,
    lastMeasured: week,
    ended: state.ended.filter((marker) => weekOf(marker.data.week) > week),
  };
}

/** The partition after its copy of `week.closed`; a week that is closed already changes nothing. */
export function closePartitionWeek(state: PartitionState, closed: WeekClosed): PartitionState {
  const week = weekOf(closed.week);
  if (state.lastClosed !== undefined && week <= state.lastClosed) return state;
  const silentWeeks = { ...state.silentWeeks };
  for (const feed of closed.silent) silentWeeks[feed] = [...(silentWeeks[feed] ?? []), week];
  return {
    ...noteMeasured(state, week),
    lastClosed: week,
    index: appendIndex(state.lastClosed === undefined ? emptyIndexSeries(week) : state.index, closed.index),
    silentWeeks,
    settings: closed.settings ?? state.settings,
    calendars: closed.calendars ?? state.calendars,
    ...(closed.calibration === undefined ? {} : { calibration: closed.calibration }),
  };
}

/** Widens the range of a feed by a row of this date; the same state when the date is within it. */
export function noteDelivery(state: PartitionState, feed: string, date: string): PartitionState {
  const range = state.feeds[feed];
  if (range !== undefined && range.first <= date && date <= range.last) return state;
  const first = range === undefined || date < range.first ? date : range.first;
  const last = range === undefined || date > range.last ? date : range.last;
  return { ...state, feeds: { ...state.feeds, [feed]: { first, last } } };
}
