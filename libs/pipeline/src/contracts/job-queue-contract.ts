import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ManualClock } from '../memory/index.js';
import type { JobQueue } from '../ports/index.js';
import { HOUR, jobAt, type JobQueueFixture, TEN, waitingIn, workOff } from './job-queue-fixture.js';
import { jobQueueDepth } from './job-queue-depth.js';
import { jobQueueWork } from './job-queue-work.js';

/** What every job queue promises. */
export function jobQueueContract(name: string, make: () => Promise<JobQueueFixture>): void {
  describe(`${name} keeps the promises of a job queue`, () => {
    let fixture: JobQueueFixture;
    let queue: JobQueue;
    let clock: ManualClock;

    beforeEach(async () => {
      fixture = await make();
      ({ queue, clock } = fixture);
      clock.set(TEN);
    });
    afterEach(() => fixture.dispose());

    describe('schedule', () => {
      test('nothing scheduled, nothing waits and nothing is done', async () => {
        await queue.schedule([]);
        expect(await waitingIn(queue)).toEqual([]);
        expect(await workOff(queue)).toEqual([]);
      });

      test('jobs come back as they were given', async () => {
        const given = { ...jobAt('a1', 1), name: '提醒', payload: { 客户: '上海 🚢', note: '"\'\\' } };
        await queue.schedule([given]);
        expect(await queue.waiting(10)).toStrictEqual([given]);
      });

      test('an id that waits already is left as it is', async () => {
        await queue.schedule([jobAt('a', 1), { ...jobAt('a', 2), name: 'other' }]);
        await queue.schedule([{ ...jobAt('a', -1), payload: {} }]);
        expect(await queue.waiting(10)).toStrictEqual([jobAt('a', 1)]);
      });

      test('an id whose job is done can be scheduled again', async () => {
        await queue.schedule([jobAt('a', 0)]);
        expect(await workOff(queue)).toEqual(['a']);
        await queue.schedule([jobAt('a', 0)]);
        expect(await workOff(queue)).toEqual(['a']);
      });
    });

    describe('refill', () => {
      test('makes the queue whole when it has gone well', async () => {
        await queue.schedule([jobAt('a', 1)]);
        expect(await queue.isWhole()).toBe(false);
        await expect(queue.refill(() => Promise.reject(new Error('the store is away')))).rejects.toThrow(
          'away',
        );
        expect(await queue.isWhole()).toBe(false);
        await queue.refill(() => queue.schedule([jobAt('a', 2), jobAt('b', 2)]));
        expect(await queue.isWhole()).toBe(true);
        expect(await queue.waiting(10)).toStrictEqual([jobAt('a', 1), jobAt('b', 2)]);
      });
    });

    describe('cancel', () => {
      test('forgets jobs that wait and ignores unknown ids', async () => {
        await queue.schedule([jobAt('a', 0), jobAt('b', 0), jobAt('c', 0)]);
        await queue.cancel(['a', 'unknown', 'c']);
        await queue.cancel([]);
        expect(await waitingIn(queue)).toEqual(['b']);
        expect(await workOff(queue)).toEqual(['b']);
      });

      test('a cancelled id can be scheduled anew', async () => {
        await queue.schedule([jobAt('a', 5)]);
        await queue.cancel(['a']);
        await queue.schedule([jobAt('a', 1)]);
        expect(await queue.waiting(10)).toStrictEqual([jobAt('a', 1)]);
      });

      test('a job that an earlier one cancels is not handed out', async () => {
        await queue.schedule([jobAt('a', -2), jobAt('b', -1)]);
        const ids: string[] = [];
        await queue.work(async ({ id }) => {
          ids.push(id);
          await queue.cancel(['b']);
        });
        expect(ids).toEqual(['a']);
      });

      test('a job that an earlier one puts off waits for its new time', async () => {
        await queue.schedule([jobAt('a', -2), jobAt('b', -1)]);
        const ids: string[] = [];
        await queue.work(async ({ id }) => {
          ids.push(id);
          await queue.cancel(['b']);
          await queue.schedule([jobAt('b', 1)]);
        });
        expect(ids).toEqual(['a']);
        expect(await queue.waiting(10)).toStrictEqual([jobAt('b', 1)]);
      });

      test('a job that is cancelled while its handler runs does not come back, also when the handler rejects', async () => {
        await queue.schedule([jobAt('a', -1)]);
        const done = await queue.work(async ({ id }) => {
          await queue.cancel([id]);
          throw new Error('the mail server is down');
        });
        expect(done).toBe(0);
        expect(await waitingIn(queue)).toEqual([]);
      });

      test('a job that is cancelled and scheduled anew while its handler runs waits for its new time', async () => {
        await queue.schedule([jobAt('a', -1)]);
        await queue.work(async ({ id }) => {
          await queue.cancel([id]);
          await queue.schedule([jobAt(id, 1)]);
        });
        expect(await queue.waiting(10)).toStrictEqual([jobAt('a', 1)]);
      });
    });

    describe('waiting', () => {
      test('the earliest come first, ties by id, at most as many as asked for', async () => {
        await queue.schedule([
          jobAt('late', 9),
          jobAt('c', 1),
          jobAt('a', 1),
          jobAt('early', -1),
          jobAt('b', 1),
        ]);
        expect(await waitingIn(queue)).toEqual(['early', 'a', 'b', 'c', 'late']);
        expect(await waitingIn(queue, 2)).toEqual(['early', 'a']);
      });

      test('instants are compared, however they are written', async () => {
        await queue.schedule([
          { ...jobAt('third', 0), runAt: '2026-03-02T11:00:00Z' },
          { ...jobAt('first', 0), runAt: '2026-03-02T18:30:00+08:00' },
          { ...jobAt('second', 0), runAt: '2026-03-02T10:59:59.999Z' },
        ]);
        expect(await waitingIn(queue)).toEqual(['first', 'second', 'third']);
        clock.advance(HOUR);
        expect(await workOff(queue)).toEqual(['first', 'second', 'third']);
      });
    });

    jobQueueDepth(make);
    jobQueueWork(make);
  });
}
