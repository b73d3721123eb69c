import { describe, expect, test } from '@jest/globals';
import { accountSubject, partitionSubject, PORTFOLIO } from '#relationship';
import { partitionFor } from './partition-for.js';

describe('partitionFor', () => {
  // FNV-1a of 'a' is e40c292c, of 'foobar' bf9cf968 (the function's published test vectors).
  test.each([
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('%s is where FNV-1a says', (subject, hash) => {
    expect(partitionFor(subject, 2 ** 32)).toBe(hash);
    expect(partitionFor(subject, 8)).toBe(hash % 8);
  });

  test('subjects of logs that exist stay where they are', () => {
    const subjects = [PORTFOLIO, accountSubject('A-1'), accountSubject('上海远洋'), accountSubject('🚢')];
    expect(subjects.map((subject) => partitionFor(subject, 8))).toEqual([3, 2, 3, 0]);
  });

  test('a partition subject is in its partition, one that no partition has is hashed like any other', () => {
    expect([0, 3, 7].map((number) => partitionFor(partitionSubject(number), 8))).toEqual([0, 3, 7]);
    for (const subject of ['partition/8', 'partition/-1', 'partition/1.5', 'partition/x']) {
      expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(partitionFor(subject, 8));
    }
  });

  test('accounts spread over all partitions', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (let id = 0; id < 8000; id++) {
      const partition = partitionFor(accountSubject(`A-${String(id)}`), 8);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1200);
  });
});
