import { type DeriveId, derive } from '../event/derive.js';
import { lessonOf } from '../calibrate/learned.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { PORTFOLIO, partitionSubject } from '../event/subject.js';
import { closeIndex } from '../detect/index.js';
import { dayOf, deliveredFrom, weekOf } from '../week.js';
import type { PortfolioState } from './portfolio-state.js';
import type { WeekClosed, WeekMeasured } from './week-events.js';

/**
 * What the portfolio answers to an event it has just folded: `week.closed` once every partition has sent its sums, and a
 * copy of `week.closed` to every partition.
 */
export function decidePortfolio(
  state: PortfolioState,
  event: MooringEvent,
  partitions: number,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (event.type === 'mooring.week.measured') return closeWeek(state, event, partitions, deriveId);
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
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { week } = event.data;
  const sums = state.measured.filter((other) => other.week === week);
  if (sums.length < partitions) return [];
  return [
    derive(event, deriveId, {
      type: 'mooring.week.closed',
      subject: PORTFOLIO,
      key: [week],
      data: {
        week,
        index: closeIndex(sums),
        silent: silentFeeds(sums, weekOf(week)),
        ...(state.uncarried && state.settings !== undefined
          ? { settings: state.settings, calendars: state.calendars, ...calibrationOf(state) }
          : {}),
      },
    }),
  ];
}

function calibrationOf({ learned }: PortfolioState): Pick<WeekClosed, 'calibration'> {
  return learned?.lesson === undefined ? {} : { calibration: learned.lesson.calibration };
}

/** Feeds whose last row, over all partitions, is before the week's Saturday. */
function silentFeeds(sums: readonly WeekMeasured[], week: number): readonly string[] {
  const horizon = new Map<string, number>();
  for (const { delivered } of sums) {
    for (const [feed, date] of Object.entries(delivered)) {
      horizon.set(feed, Math.max(dayOf(date), horizon.get(feed) ?? Number.NEGATIVE_INFINITY));
    }
  }
  const needed = deliveredFrom(week);
  return [...horizon]
    .filter(([, day]) => day < needed)
    .map(([feed]) => feed)
    .toSorted();
}
