import { describe, expect, test } from '@jest/globals';
import { KeyFilter } from './key-filter.js';

describe('what is known to be new', () => {
  test('a key that was added is never taken for a new one', () => {
    const filter = new KeyFilter();
    const keys = Array.from({ length: 50_000 }, (_, at) => `account/K${String(at % 997)}/${String(at)}`);
    for (const key of keys) filter.add(key);
    expect(keys.every((key) => filter.mayHave(key))).toBe(true);
  });

  test('nearly all keys that were not added are known to be new', () => {
    const filter = new KeyFilter();
    for (let at = 0; at < 50_000; at += 1) filter.add(`old ${String(at)}`);
    const alarms = Array.from({ length: 50_000 }, (_, at) => filter.mayHave(`new ${String(at)}`));
    expect(alarms.filter(Boolean).length).toBeLessThan(50);
  });
});
