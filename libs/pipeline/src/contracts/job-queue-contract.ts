import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ManualClock } from '../memory/index.js';
import type { Job, JobQueue } from '../ports/index.js';

/** An empty queue on the clock. */
export interface JobQueueFixture {
  readonly queue: JobQueue;
  readonly clock: ManualClock;
  dispose(): Promise<void>;
}

const HOUR = 3_600_000;

/** What every job queue promises. */
export function jobQueueContract(name: string, make: () => Promise<JobQueueFixture>): void {
  describe(`${name} keeps the promises of a job queue`, () => {
    let fixture: JobQueueFixture;
    let queue: JobQueue;
    let clock: ManualClock;

    beforeEach(async () => {
      fixture = await make();
      ({ queue, clock } = fixture);
      clock.set('2026-03-02T10:00:00.000Z');
    });
    afterEach(() => fixture.dispose());

    /** A job that is due some hours from ten o'clock. */
    const job = (id: string, hours: number): Job => ({
      id,
      name: 'remind',
      payload: { taskId: `task-${id}` },
      runAt: new Date(Date.parse('2026-03-02T10:00:00.000Z') + hours * HOUR).toISOString(),
    });
    const waitingIds = async (limit = 1000) => (await queue.waiting(limit)).map(({ id }) => id);
    const workIds = async () => {
      const ids: string[] = [];
      const done = await queue.work(async ({ id }) => {
        ids.push(id);
      });
      expect(done).toBe(ids.length);
      return ids;
    };

    describe('schedule', () => {
      test('nothing scheduled, nothing waits and nothing is done', async () => {
        await queue.schedule([]);
        expect(await waitingIds()).toEqual([]);
        expect(await workIds()).toEqual([]);
      });

      test('jobs come back as they were given', async () => {
        const given = { ...job('a1', 1), name: '提醒', payload: { 客户: '上海 🚢', note: '"\'\\' } };
        await queue.schedule([given]);
        expect(await queue.waiting(10)).toStrictEqual([given]);
      });

      test('an id that waits already is left as it is', async () => {
        await queue.schedule([job('a', 1), { ...job('a', 2), name: 'other' }]);
        await queue.schedule([{ ...job('a', -1), payload: {} }]);
        expect(await queue.waiting(10)).toStrictEqual([job('a', 1)]);
      });

      test('an id whose job is done can be scheduled again', async () => {
        await queue.schedule([job('a', 0)]);
        expect(await workIds()).toEqual(['a']);
        await queue.schedule([job('a', 0)]);
        expect(await workIds()).toEqual(['a']);
      });
    });

    describe('cancel', () => {
      test('forgets jobs that wait and ignores unknown ids', async () => {
        await queue.schedule([job('a', 0), job('b', 0), job('c', 0)]);
        await queue.cancel(['a', 'unknown', 'c']);
        await queue.cancel([]);
        expect(await waitingIds()).toEqual(['b']);
        expect(await workIds()).toEqual(['b']);
      });

      test('a cancelled id can be scheduled anew', async () => {
        await queue.schedule([job('a', 5)]);
        await queue.cancel(['a']);
        await queue.schedule([job('a', 1)]);
        expect(await queue.waiting(10)).toStrictEqual([job('a', 1)]);
      });

      test('a job that an earlier one cancels is not handed out', async () => {
        await queue.schedule([job('a', -2), job('b', -1)]);
        const ids: string[] = [];
        await queue.work(async ({ id }) => {
          ids.push(id);
          await queue.cancel(['b']);
        });
        expect(ids).toEqual(['a']);
      });
    });

    describe('waiting', () => {
      test('the earliest come first, ties by id, at most as many as asked for', async () => {
        await queue.schedule([job('late', 9), job('c', 1), job('a', 1), job('early', -1), job('b', 1)]);
        expect(await waitingIds()).toEqual(['early', 'a', 'b', 'c', 'late']);
        expect(await waitingIds(2)).toEqual(['early', 'a']);
      });

      test('instants are compared, however they are written', async () => {
        await queue.schedule([
          { ...job('third', 0), runAt: '2026-03-02T11:00:00Z' },
          { ...job('first', 0), runAt: '2026-03-02T18:30:00+08:00' },
          { ...job('second', 0), runAt: '2026-03-02T10:59:59.999Z' },
        ]);
        expect(await waitingIds()).toEqual(['first', 'second', 'third']);
        clock.advance(HOUR);
        expect(await workIds()).toEqual(['first', 'second', 'third']);
      });
    });

    describe('work', () => {
      test('hands out what is due by the clock, the earliest first, and forgets it', async () => {
        await queue.schedule([job('later', 2), job('now', 0), job('past', -3), job('soon', 1)]);
        expect(await workIds()).toEqual(['past', 'now']);
        expect(await waitingIds()).toEqual(['soon', 'later']);
        expect(await workIds()).toEqual([]);
        clock.advance(HOUR - 1);
        expect(await workIds()).toEqual([]);
        clock.advance(1);
        expect(await workIds()).toEqual(['soon']);
        clock.advance(365 * 24 * HOUR);
        expect(await workIds()).toEqual(['later']);
        expect(await waitingIds()).toEqual([]);
      });

      test('hands out the whole job', async () => {
        await queue.schedule([job('a', 0)]);
        const jobs: Job[] = [];
        await queue.work(async (job) => {
          jobs.push(job);
        });
        expect(jobs).toStrictEqual([job('a', 0)]);
      });

      test('a job whose handler rejects stays for a later call, the others are done', async () => {
        await queue.schedule([job('a', -3), job('b', -2), job('c', -1)]);
        const handed: string[] = [];
        const done = await queue.work(async ({ id }) => {
          handed.push(id);
          if (id === 'b') throw new Error('the mail server is down');
        });
        expect(done).toBe(2);
        expect(handed).toEqual(['a', 'b', 'c']);
        expect(await queue.waiting(10)).toStrictEqual([job('b', -2)]);
        expect(await workIds()).toEqual(['b']);
        expect(await waitingIds()).toEqual([]);
      });

      test('a job is remembered until its handler has resolved', async () => {
        await queue.schedule([job('a', 0)]);
        let during: readonly string[] = [];
        await queue.work(async () => {
          during = await waitingIds();
        });
        expect(during).toEqual(['a']);
        expect(await waitingIds()).toEqual([]);
      });

      test('what a handler schedules is handed out by the next call, also when it is due already', async () => {
        await queue.schedule([job('a', -1)]);
        const done = await queue.work(({ id }) => queue.schedule([job(`${id}-next`, -5)]));
        expect(done).toBe(1);
        expect(await waitingIds()).toEqual(['a-next']);
        expect(await workIds()).toEqual(['a-next']);
      });

      test('a thousand jobs are done once each, in order', async () => {
        // 7 and 1,000 have no common factor, so this is every number once, out of order.
        const numbers = Array.from({ length: 1000 }, (_, at) => (at * 7) % 1000);
        const idOf = (number: number) => `job-${String(number).padStart(4, '0')}`;
        await queue.schedule(numbers.map((number) => job(idOf(number), -number)));
        const ids = await workIds();
        expect(ids).toEqual(numbers.map(idOf).toSorted().toReversed());
        expect(await waitingIds()).toEqual([]);
      });
    });
  });
}
