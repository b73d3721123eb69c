import { randomUUID } from 'node:crypto';
import { jobQueueContract } from '#pipeline/contracts';
import { ManualClock } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { BullJobQueue } from './bull-job-queue.js';

await describeWithServers('on Redis', ({ redisUrl, name }) => {
  jobQueueContract('BullJobQueue', async () => {
    const clock = new ManualClock('2026-03-02T10:00:00.000Z');
    const installation = `${name}-${randomUUID()}`;
    const queue = new BullJobQueue({ url: redisUrl, installation, clock, warn: () => undefined });
    return { queue, clock, dispose: () => queue.close() };
  });
});
