import { jobQueueContract } from '../contracts/index.js';
import { ManualClock, MemoryJobQueue } from './index.js';

jobQueueContract('MemoryJobQueue', async () => {
  const clock = new ManualClock('2026-03-02T00:00:00.000Z');
  return { queue: new MemoryJobQueue(clock), clock, dispose: async () => undefined };
});
