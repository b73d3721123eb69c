import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { weekOf } from '../week.js';
import { closePartitionWeek, noteEnded, type PartitionState } from './partition-state.js';

/** The partition after one of its own markers. */
export function evolvePartition(state: PartitionState, event: MooringEvent): PartitionState {
  switch (event.type) {
    case 'mooring.week.ended':
      return noteEnded(state, event);
    case 'mooring.week.closed':
      return isClosed(state, event) ? state : judging(closePartitionWeek(state, event.data), event);
    default:
      return state;
  }
}

function isClosed({ lastClosed }: PartitionState, { data }: EventOfType<'mooring.week.closed'>): boolean {
  return lastClosed !== undefined && weekOf(data.week) <= lastClosed;
}

/** Where alerts go by budgets the portfolio is told how a week was judged, but for imported history, which is nobody's week. */
function judging(
  { judging: _before, ...state }: PartitionState,
  event: EventOfType<'mooring.week.closed'>,
): PartitionState {
  if (state.settings.budget === undefined || event.backfill === true) return state;
  const { week, index, silent } = event.data;
  return { ...state, judging: { ...event, data: { week, index, silent } } };
}
