import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ManualClock } from '../memory/index.js';
import type { Job, JobQueue } from '../ports/index.js';
import { HOUR, jobAt, type JobQueueFixture, TEN, waitingIn, workOff } from './job-queue-fixture.js';

/** Doing what is due. */
export function jobQueueWork(make: () => Promise<JobQueueFixture>): void {
  describe('work', () => {
    let fixture: JobQueueFixture;
    let queue: JobQueue;
    let clock: ManualClock;

    beforeEach(async () => {
      fixture = await make();
      ({ queue, clock } = fixture);
      clock.set(TEN);
    });
    afterEach(() => fixture.dispose());

    test('hands out what is due by the clock, the earliest first, and forgets it', async () => {
      await queue.schedule([jobAt('later', 2), jobAt('now', 0), jobAt('past', -3), jobAt('soon', 1)]);
      expect(await workOff(queue)).toEqual(['past', 'now']);
      expect(await waitingIn(queue)).toEqual(['soon', 'later']);
      expect(await workOff(queue)).toEqual([]);
      clock.advance(HOUR - 1);
      expect(await workOff(queue)).toEqual([]);
      clock.advance(1);
      expect(await workOff(queue)).toEqual(['soon']);
      clock.advance(365 * 24 * HOUR);
      expect(await workOff(queue)).toEqual(['later']);
      expect(await waitingIn(queue)).toEqual([]);
    });

    test('hands out the whole job', async () => {
      await queue.schedule([jobAt('a', 0)]);
      const jobs: Job[] = [];
      await queue.work(async (job) => {
        jobs.push(job);
      });
      expect(jobs).toStrictEqual([jobAt('a', 0)]);
    });

    test('a job whose handler rejects stays for a later call, the others are done', async () => {
      await queue.schedule([jobAt('a', -3), jobAt('b', -2), jobAt('c', -1)]);
      const handed: string[] = [];
      const done = await queue.work(async ({ id }) => {
        handed.push(id);
        if (id === 'b') throw new Error('the mail server is down');
      });
      expect(done).toBe(2);
      expect(handed).toEqual(['a', 'b', 'c']);
      expect(await queue.waiting(10)).toStrictEqual([jobAt('b', -2)]);
      expect(await workOff(queue)).toEqual(['b']);
      expect(await waitingIn(queue)).toEqual([]);
    });

    test('a job is remembered until its handler has resolved', async () => {
      await queue.schedule([jobAt('a', 0)]);
      let during: readonly string[] = [];
      await queue.work(async () => {
        during = await waitingIn(queue);
      });
      expect(during).toEqual(['a']);
      expect(await waitingIn(queue)).toEqual([]);
    });

    test('what a handler schedules is handed out by the next call, also when it is due already', async () => {
      await queue.schedule([jobAt('a', -1)]);
      const done = await queue.work(({ id }) => queue.schedule([jobAt(`${id}-next`, -5)]));
      expect(done).toBe(1);
      expect(await waitingIn(queue)).toEqual(['a-next']);
      expect(await workOff(queue)).toEqual(['a-next']);
    });

    test('those that are due at the same instant are handed out by id, whichever came first', async () => {
      const ids = Array.from({ length: 60 }, (_, at) => `job-${String(100 + ((at * 7) % 60))}`);
      for (const id of ids) await queue.schedule([jobAt(id, -1)]);
      await queue.schedule([jobAt('earlier', -2), jobAt('z-later', 0)]);
      expect(await workOff(queue)).toEqual(['earlier', ...ids.toSorted(), 'z-later']);
    });

    test('a job whose handler always rejects is handed out for ever', async () => {
      await queue.schedule([jobAt('a', -1)]);
      for (let times = 0; times < 30; times += 1) {
        const done = await queue.work(() => Promise.reject(new Error('the mail server is down')));
        expect(done).toBe(0);
      }
      expect(await workOff(queue)).toEqual(['a']);
    });

    test('a thousand jobs are done once each, in order', async () => {
      // 7 and 1,000 have no common factor, so this is every number once, out of order.
      const numbers = Array.from({ length: 1000 }, (_, at) => (at * 7) % 1000);
      const idOf = (number: number) => `job-${String(number).padStart(4, '0')}`;
      await queue.schedule(numbers.map((number) => jobAt(idOf(number), -number)));
      const ids = await workOff(queue);
      expect(ids).toEqual(numbers.map(idOf).toSorted().toReversed());
      expect(await waitingIn(queue)).toEqual([]);
    });
  });
}
