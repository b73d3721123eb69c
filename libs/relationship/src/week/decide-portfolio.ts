import { type DeriveId, derive } from '../event/derive.js';
import { askManagers } from '../budget/ask-managers.js';
import { lessonOf } from '../calibrate/learned.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { PORTFOLIO, partitionSubject } from '../event/subject.js';
import { addMarket, closeIndex, type MarketPartial } from '../detect/index.js';
import { longestWaiting } from '../contact-clock/lapses.js';
import { decideNotices } from '../notice/decide-notices.js';
import { dateOfDay, deliveredFrom, weekOf } from '../week.js';
import type { PartitionState } from './partition-state.js';
import type { PortfolioState } from './portfolio-state.js';
import type { WeekClosed, WeekMeasured } from './week-events.js';

const NANO = 1e9;

/**
 * What the portfolio answers to an event it has just folded: `week.closed` once every partition has sent its sums, with
 * what that says about the market and the feeds, a copy of `week.closed` to every partition, and the week's alerts to the
 * managers once every partition has told of them.
 *
 * @param own the partition that the portfolio is in; its copy of the week before stands in front of the last sums
 */
export function decidePortfolio(
  state: PortfolioState,
  event: MooringEvent,
  { partitions, own }: { readonly partitions: number; readonly own: PartitionState },
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (event.type === 'mooring.week.measured') return closeWeek(state, event, partitions, own, deriveId);
  if (event.type === 'mooring.week.judged') return budgets(state, event, partitions, own, deriveId);
  if (event.type !== 'mooring.week.closed' || weekOf(event.data.week) !== state.lastClosed) return [];
  const copies = Array.from({ length: partitions }, (_, partition) =>
    derive(event, deriveId, {
      type: 'mooring.week.closed',
      subject: partitionSubject(partition),
      key: [event.data.week],
      data: event.data,
    }),
  );
  return [...copies, ...lesson(state, event, deriveId)];
}

/** Only the report that completes the week asks anybody. */
function budgets(
  { judged = [] }: PortfolioState,
  event: EventOfType<'mooring.week.judged'>,
  partitions: number,
  { settings }: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const isOfWeek = judged.at(0)?.week === event.data.week;
  return isOfWeek && judged.length === partitions ? askManagers(judged, event, settings, deriveId) : [];
}

function lesson(
  { learned, settings }: PortfolioState,
  event: EventOfType<'mooring.week.closed'>,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { week } = event.data;
  const data = learned && settings && lessonOf(learned, settings, weekOf(week));
  if (data === undefined) return [];
  return [
    derive(event, deriveId, { type: 'mooring.model.calibrated', subject: PORTFOLIO, key: [week], data }),
  ];
}

function closeWeek(
  state: PortfolioState,
  event: MooringEvent & { readonly type: 'mooring.week.measured' },
  partitions: number,
  own: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { week } = event.data;
  const sums = state.measured.filter((other) => other.week === week);
  if (sums.length < partitions) return [];
  const horizons = horizonsOf(sums);
  const silent = silentFeeds(horizons, weekOf(week));
  const observed = sums.map((sum) => observedPart(sum, silent));
  const closed = { week, index: closeIndex(observed), silent };
  const outOfTouch = lapsesOf(sums, state);
  const weight = observed.reduce((sum, { denominator }) => sum + denominator, 0) / NANO;
  return [
    derive(event, deriveId, {
      type: 'mooring.week.closed',
      subject: PORTFOLIO,
      key: [week],
      data: {
        ...closed,
        ...(state.uncarried && state.settings !== undefined
          ? { settings: state.settings, calendars: state.calendars, ...calibrationOf(state) }
          : {}),
        ...(outOfTouch.length === 0 ? {} : { outOfTouch }),
      },
    }),
    ...decideNotices(state, own, { cause: event, closed, horizons, weight }, deriveId),
  ];
}

function calibrationOf({ learned }: PortfolioState): Pick<WeekClosed, 'calibration'> {
  return learned?.lesson === undefined ? {} : { calibration: learned.lesson.calibration };
}

/** Of all that partitions have named, those whose account managers have the time; in the order of their ids. */
function lapsesOf(sums: readonly WeekMeasured[], { settings }: PortfolioState): readonly string[] {
  const lapses = sums.flatMap(({ lapsing = [] }) => lapsing);
  return longestWaiting(lapses, settings?.contactClock?.mostPerWeek ?? 0)
    .map(({ accountId }) => accountId)
    .toSorted();
}

/** What a partition has measured without the accounts that a silent feed carries: no data is not zero. */
function observedPart({ parts = [], ...whole }: WeekMeasured, silent: readonly string[]): MarketPartial {
  return parts
    .filter(({ feeds }) => feeds.some((feed) => silent.includes(feed)))
    .reduce((rest, part) => addMarket(rest, { numerator: -part.numerator, denominator: -part.denominator }), {
      numerator: whole.numerator,
      denominator: whole.denominator,
    });
}

/** How far each feed has delivered, over all partitions. */
function horizonsOf(sums: readonly WeekMeasured[]): ReadonlyMap<string, string> {
  const horizons = new Map<string, string>();
  for (const { delivered } of sums) {
    for (const [feed, date] of Object.entries(delivered)) {
      if (date > (horizons.get(feed) ?? '')) horizons.set(feed, date);
    }
  }
  return horizons;
}

/** Feeds whose last row is before the week's Saturday. */
function silentFeeds(horizons: ReadonlyMap<string, string>, week: number): readonly string[] {
  const needed = dateOfDay(deliveredFrom(week));
  return [...horizons]
    .filter(([, date]) => date < needed)
    .map(([feed]) => feed)
    .toSorted();
}
