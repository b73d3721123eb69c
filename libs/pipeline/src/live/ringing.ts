import type { MooringEvent } from '#relationship';
import type { EventLog, Position } from '../ports/index.js';
import type { Projector } from '../project/projector.js';
import type { RungBell } from './bell.js';

/** The projector, ringing whenever the store has moved on. */
export function ringingProjector(projector: Projector, bell: RungBell): Projector {
  return {
    async drain(onProgress = () => undefined) {
      const folded = await projector.drain((events) => {
        bell.ring();
        onProgress(events);
      });
      if (folded > 0) bell.ring();
      return folded;
    },
  };
}

/** Told of events that this process has appended, and where they are. */
export type OnAppended = (events: readonly MooringEvent[], positions: readonly Position[]) => void;

/** The log, telling when something was appended to it by this process. */
export function tellingLog(log: EventLog, onAppended: OnAppended): EventLog {
  return {
    partitions: log.partitions,
    partitionOf: (subject) => log.partitionOf(subject),
    read: (partition, after) => log.read(partition, after),
    backlog: (partition, after) => log.backlog(partition, after),
    async append(events) {
      const positions = await log.append(events);
      onAppended(events, positions);
      return positions;
    },
  };
}
