import type { MooringEvent } from '../event/catalogue.js';
import { weekOf } from '../week.js';
import { closePartitionWeek, noteEnded, noteJudged, type PartitionState } from './partition-state.js';

/** The partition after one of its own markers. */
export function evolvePartition(state: PartitionState, event: MooringEvent): PartitionState {
  switch (event.type) {
    case 'mooring.week.ended':
      return noteEnded(state, event);
    case 'mooring.week.closed':
      return closePartitionWeek(state, event);
    case 'mooring.week.judged':
      return noteJudged(state, weekOf(event.data.week));
    default:
      return state;
  }
}
