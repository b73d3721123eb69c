import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ManualClock } from '../memory/index.js';
import type { JobQueue, QueueDepth } from '../ports/index.js';
import { HOUR, jobAt, type JobQueueFixture, TEN, workOff } from './job-queue-fixture.js';

/** Telling how much there is to do. */
export function jobQueueDepth(make: () => Promise<JobQueueFixture>): void {
  describe('depth', () => {
    let fixture: JobQueueFixture;
    let queue: JobQueue;
    let clock: ManualClock;

    beforeEach(async () => {
      fixture = await make();
      ({ queue, clock } = fixture);
      clock.set(TEN);
    });
    afterEach(() => fixture.dispose());

    test('of an empty queue is nothing', async () => {
      expect(await queue.depth()).toEqual({ waiting: 0, due: 0, earliest: undefined });
    });

    test('counts all jobs and those that are due, and tells the earliest', async () => {
      await queue.schedule([jobAt('later', 2), jobAt('soon', 1)]);
      expect(await queue.depth()).toEqual({ waiting: 2, due: 0, earliest: jobAt('soon', 1).runAt });
      clock.advance(HOUR);
      expect(await queue.depth()).toEqual({ waiting: 2, due: 1, earliest: jobAt('soon', 1).runAt });
      await queue.schedule([jobAt('past', -3)]);
      expect(await queue.depth()).toEqual({ waiting: 3, due: 2, earliest: jobAt('past', -3).runAt });
      await queue.cancel(['past']);
      await workOff(queue);
      expect(await queue.depth()).toEqual({ waiting: 1, due: 0, earliest: jobAt('later', 2).runAt });
    });

    test('tells the instant in UTC, however it was written', async () => {
      await queue.schedule([{ ...jobAt('a', 0), runAt: '2026-03-02T18:30:00+08:00' }]);
      expect(await queue.depth()).toMatchObject({ earliest: '2026-03-02T10:30:00.000Z' });
    });

    test('still has the job that is in hand', async () => {
      await queue.schedule([jobAt('a', -1), jobAt('b', 1)]);
      const during: QueueDepth[] = [];
      await queue.work(async () => {
        during.push(await queue.depth());
      });
      expect(during).toEqual([{ waiting: 2, due: 1, earliest: jobAt('a', -1).runAt }]);
    });

    test('counts more than a thousand', async () => {
      await queue.schedule(Array.from({ length: 1_500 }, (_, at) => jobAt(`job-${String(at)}`, at - 1_200)));
      expect(await queue.depth()).toEqual({ waiting: 1_500, due: 1_201, earliest: jobAt('', -1_200).runAt });
    });
  });
}
