import type { EventLog } from '../ports/index.js';
import { Crash } from './crash.js';

/**
 * A log whose appends stop half-way: the first `events` events, over all appends, are written, the next one is not, and the
 * process dies. The port promises no more than a prefix.
 */
export function tornLog(log: EventLog, events: number): EventLog {
  let left = events;
  return {
    partitions: log.partitions,
    partitionOf: (subject) => log.partitionOf(subject),
    read: (partition, after) => log.read(partition, after),
    backlog: (partition, after) => log.backlog(partition, after),
    async append(batch) {
      const positions = [];
      for (const event of batch) {
        if (left === 0) throw new Crash();
        left -= 1;
        positions.push(...(await log.append([event])));
      }
      return positions;
    },
  };
}
