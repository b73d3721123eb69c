import type { MooringEvent } from '../event/catalogue.js';
import { closePartitionWeek, noteEnded, type PartitionState } from './partition-state.js';

/** The partition after one of its own markers. */
export function evolvePartition(state: PartitionState, event: MooringEvent): PartitionState {
  switch (event.type) {
    case 'mooring.week.ended':
      return noteEnded(state, event);
    case 'mooring.week.closed':
      return closePartitionWeek(state, event.data);
    default:
      return state;
  }
}
