import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { uniqueName } from '../../../../test/support/real-servers.js';
import { RedisTurn } from './redis-turn.js';

const NEVER = new AbortController().signal;

await describeWithServers('a turn that processes take one at a time', ({ redisUrl, name }) => {
  let installation: string;
  let turns: RedisTurn[];

  beforeEach(() => {
    installation = `${name}-${uniqueName()}`;
    turns = [];
  });
  afterEach(() => Promise.all(turns.map((turn) => turn.close())));

  const open = (leaseMs = 30_000): RedisTurn => {
    const warn = (): void => undefined;
    const turn = new RedisTurn({ url: redisUrl, installation, name: 'import', warn, leaseMs, lookMs: 5 });
    turns.push(turn);
    return turn;
  };

  test('work of several processes does not overlap, and each of them gets its answer', async () => {
    let busy = 0;
    let most = 0;
    const work = async (answer: number): Promise<number> => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      busy -= 1;
      return answer;
    };
    const answers = await Promise.all([1, 2, 3, 4].map((nth) => open().take(() => work(nth), NEVER)));
    expect(answers).toEqual([1, 2, 3, 4]);
    expect(most).toBe(1);
  });

  test('work that fails gives the turn back', async () => {
    const failing = open().take(() => Promise.reject(new Error('the disk is full')), NEVER);
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await open().take(async () => 'done', NEVER)).toBe('done');
  });

  test('who is told to stop does not wait for a turn any longer', async () => {
    const end = Promise.withResolvers<string>();
    const began = Promise.withResolvers<undefined>();
    const first = open().take(async () => {
      began.resolve(undefined);
      return end.promise;
    }, NEVER);
    await began.promise;
    const stopping = new AbortController();
    const second = open().take(async () => 'done', stopping.signal);
    stopping.abort();
    await expect(second).rejects.toBe(stopping.signal.reason);
    end.resolve('late');
    expect(await first).toBe('late');
  });

  test('a turn that lasts longer than its lease is kept as long as its process lives, and goes to others when it dies', async () => {
    const leaseMs = 300;
    const end = Promise.withResolvers<undefined>();
    const began = Promise.withResolvers<undefined>();
    const dying = open(leaseMs);
    const first = dying.take(async () => {
      began.resolve(undefined);
      await end.promise;
    }, NEVER);
    await began.promise;
    const impatient = AbortSignal.timeout(3 * leaseMs);
    await expect(open().take(async () => 'done', impatient)).rejects.toHaveProperty('name', 'TimeoutError');
    await dying.close();
    expect(await open().take(async () => 'done', NEVER)).toBe('done');
    end.resolve(undefined);
    await first;
  });
});
