import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  describeWithThrowawayRedis,
  type ThrowawayRedis,
  throwawayRedis,
} from '../../../../test/support/throwaway-redis.js';
import { until } from '../../../../test/support/until.js';
import { openRedisLink, type RedisLink } from './redis-link.js';

describeWithThrowawayRedis('the settings of a Redis', () => {
  let server: ThrowawayRedis | undefined;
  let link: RedisLink | undefined;
  let warnings: string[];

  beforeEach(() => {
    server = undefined;
    link = undefined;
    warnings = [];
  });
  afterEach(async () => {
    await link?.close();
    await server?.dispose();
  });

  const start = async (...settings: readonly string[]): Promise<ThrowawayRedis> => {
    server = await throwawayRedis(...settings);
    await server.start();
    return server;
  };
  const open = (url: string): RedisLink => {
    link = openRedisLink({ url, patienceMs: 500, warn: (sentence) => warnings.push(sentence) });
    return link;
  };

  test('given one that may throw away keys, then the operator is told what to set', async () => {
    const { host, url } = await start('--maxmemory-policy', 'allkeys-lru');
    open(url);
    await until('a warning', () => warnings.length > 0);
    expect(warnings).toEqual([
      `Redis at ${host} has maxmemory-policy allkeys-lru: set noeviction, or it may throw away jobs`,
    ]);
  });

  test('given one that keeps all keys, then there is nothing to tell', async () => {
    const { url } = await start();
    const { redis, reach } = open(url);
    // The question about the policy was sent before these.
    await reach(() => redis.ping());
    await reach(() => redis.ping());
    expect(warnings).toEqual([]);
  });

  test('given a wrong password, then calls say that it is wrong, not what it is', async () => {
    const { host, url } = await start('--requirepass', 'right');
    const { redis, reach } = open(url.replace('//', '//default:secret@'));
    const answer = reach(() => redis.ping());
    await expect(answer).rejects.toThrow(`Redis at ${host} is not to be reached: WRONGPASS`);
    await expect(answer).rejects.not.toThrow('secret');
  });

  test('given a password, then it is used', async () => {
    const { url } = await start('--requirepass', 'right');
    const { redis, reach } = open(url.replace('//', '//default:right@'));
    expect(await reach(() => redis.ping())).toBe('PONG');
  });

  test('given an error of the server, then it is passed on as it is', async () => {
    const { url } = await start();
    const { redis, reach } = open(url);
    await expect(reach(() => redis.call('NONSENSE'))).rejects.toThrow(/^ERR unknown command/u);
  });

  test.each(['', 'localhost:6379', 'http://localhost:6379', 'redis://'])(
    'given the address %j, which is none of Redis, then the link is refused without repeating it',
    (url) => {
      expect(() => open(url)).toThrow(
        'the address of Redis has to be like redis://host:6379, or rediss://host:6379 with TLS',
      );
    },
  );
});
