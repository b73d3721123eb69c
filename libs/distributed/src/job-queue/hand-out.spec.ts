import { describe, expect, test } from '@jest/globals';
import type { Job } from '#pipeline';
import { type DueJob, handOut, type TakeJob } from './hand-out.js';

const never = (): boolean => false;
const jobOf = (id: string): Job => ({ id, name: 'remind', payload: {}, runAt: '2026-03-02T09:00:00.000Z' });

/** Takes the first offered job that is not in other hands, and writes down what is put down. */
function handsOf(inOtherHands: readonly string[] = []): { readonly take: TakeJob; readonly log: string[] } {
  const log: string[] = [];
  const taken = new Set(inOtherHands);
  return {
    log,
    async take(ids) {
      const id = ids.find((offered) => !taken.has(offered));
      if (id === undefined) return undefined;
      taken.add(id);
      return {
        job: jobOf(id),
        place: ids.indexOf(id) + 1,
        async putDown(done) {
          log.push(`${id} ${done ? 'done' : 'back'}`);
        },
      };
    },
  };
}

describe('handing out jobs that are due', () => {
  const numbered = (prefix: string, count: number, due: number): DueJob[] =>
    Array.from({ length: count }, (_, at) => ({ id: `${prefix}${String(at).padStart(3, '0')}`, due }));

  test('those of one instant are in hand together, a later one waits until they are over', async () => {
    const both = Promise.withResolvers<void>();
    const begun: string[] = [];
    const { take } = handsOf();
    const jobs = [{ id: 'later', due: 2 }, ...numbered('a', 2, 1)];
    const done = await handOut(
      jobs,
      take,
      async ({ id }) => {
        begun.push(id);
        if (id === 'a001') both.resolve();
        await both.promise;
      },
      never,
    );
    expect(begun).toEqual(['a000', 'a001', 'later']);
    expect(done).toBe(3);
  });

  test('jobs in other hands are passed over, however many', async () => {
    const jobs = numbered('a', 200, 1);
    const others = jobs.slice(10, 190).map(({ id }) => id);
    const { take } = handsOf(others);
    const ids: string[] = [];
    await handOut(
      jobs,
      take,
      async ({ id }) => {
        ids.push(id);
      },
      never,
    );
    expect(ids).toEqual(jobs.map(({ id }) => id).filter((id) => !others.includes(id)));
  });

  test('a job whose handler rejects is put back and not counted', async () => {
    const { take, log } = handsOf();
    const done = await handOut(
      numbered('a', 2, 1),
      take,
      ({ id }) => (id === 'a000' ? Promise.reject(new Error('the mail server is down')) : Promise.resolve()),
      never,
    );
    expect(done).toBe(1);
    expect(log.toSorted()).toEqual(['a000 back', 'a001 done']);
  });

  test('when taking fails, what is under way is finished before the error is told', async () => {
    const { take, log } = handsOf();
    const failed = Promise.withResolvers<void>();
    let takes = 0;
    const handing = handOut(
      numbered('a', 2, 1),
      async (ids) => {
        takes += 1;
        if (takes === 1) return take(ids);
        failed.resolve();
        throw new Error('Redis is away');
      },
      () => failed.promise,
      never,
    );
    await expect(handing).rejects.toThrow('Redis is away');
    expect(log).toEqual(['a000 done']);
  });

  test('when it is to stop, what is in hand is finished and nothing more is taken', async () => {
    const { take, log } = handsOf();
    let stopping = false;
    const done = await handOut(
      [...numbered('a', 1, 1), ...numbered('b', 1, 2)],
      take,
      async () => {
        stopping = true;
      },
      () => stopping,
    );
    expect(done).toBe(1);
    expect(log).toEqual(['a000 done']);
  });
});
