import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBell, whenAnswered } from './bell.js';

/** Longer than any test may take: only a bell can end it. */
const FOREVER = 600_000;

describe('a bell', () => {
  test('wakes all who wait, and counts how often it has rung', async () => {
    const bell = createBell();
    const woken: string[] = [];
    const waiting = ['one', 'other'].map((name) => bell.next(0, FOREVER).then(() => woken.push(name)));
    expect(woken).toEqual([]);
    bell.ring();
    await Promise.all(waiting);
    expect(woken).toEqual(['one', 'other']);
    expect(bell.rung).toBe(1);
  });

  test('that has rung since is not waited for', async () => {
    const bell = createBell();
    const { rung } = bell;
    bell.ring();
    await bell.next(rung, FOREVER);
    expect(bell.rung).toBe(rung + 1);
  });

  test('does not wake those who wait for the ring after the next', async () => {
    const bell = createBell();
    bell.ring();
    let woken = false;
    const waiting = bell.next(bell.rung, FOREVER).then(() => {
      woken = true;
    });
    await bell.next(0, FOREVER);
    expect(woken).toBe(false);
    bell.ring();
    await waiting;
  });

  test('that does not ring is waited for no longer than was said', async () => {
    const bell = createBell();
    await bell.next(0, 1);
    expect(bell.rung).toBe(0);
  });
});

describe('asking until there is an answer', () => {
  test('asks once when there is one, or no time', async () => {
    const bell = createBell();
    let asked = 0;
    const ask = (answer: string | undefined) => async () => {
      asked += 1;
      return answer;
    };
    expect(await whenAnswered(bell, FOREVER, ask('yes'))).toBe('yes');
    expect(await whenAnswered(bell, 0, ask(undefined))).toBeUndefined();
    expect(asked).toBe(2);
  });

  test('asks a last time when the time is up', async () => {
    let late: string | undefined;
    const answer = whenAnswered(createBell(), 300, async () => {
      const now = late;
      late = 'at last';
      return now;
    });
    expect(await answer).toBe('at last');
  });

  test('an answer that is no is an answer', async () => {
    expect(await whenAnswered(createBell(), FOREVER, async () => false)).toBe(false);
  });

  test('gives on what goes wrong', async () => {
    const failing = whenAnswered(createBell(), FOREVER, () => Promise.reject(new Error('no store')));
    await expect(failing).rejects.toThrow('no store');
  });

  test('loses no ring, at whatever moment the store moves on', async () => {
    const steps = fc.array(fc.constantFrom('move', 'ring', 'yield'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, fc.integer({ min: 1, max: 4 }), async (s, plan, wanted) => {
        const bell = createBell();
        let present = 0;
        const look = s.scheduleFunction(async () => present);
        const answer = whenAnswered(bell, FOREVER, async () => {
          const seen = await look();
          return seen >= wanted ? seen : undefined;
        });
        const moves = [...plan, ...Array.from({ length: wanted }, () => 'move' as const)];
        s.scheduleSequence(
          moves.map((step) => async () => {
            if (step === 'move') present += 1;
            // As a projector does: the store has moved on first, then it rings.
            if (step !== 'yield') bell.ring();
          }),
        );
        await s.waitFor(answer);
        expect(await answer).toBeGreaterThanOrEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });
});
