import { expect, test } from '@jest/globals';
import type { WorthFactors } from '../budget/worth.js';
import { renderHeld, renderWorth } from './render-worth.js';

const factors: WorthFactors = {
  probability: 0.45,
  value: 7_800_000,
  basis: 'revenue',
  chance: 0.4,
  outcomes: 0,
  cost: 500,
  worth: 1_403_500,
};

test('worth is an arithmetic sentence that says what is assumed', () => {
  expect(renderWorth(factors, 'CNY', 'en')).toBe(
    'Worth CNY 1.4M = 45% likely × CNY 7.8M of revenue in 26 weeks × 40% chance to keep (assumed) − CNY 500 for the action',
  );
  expect(renderWorth({ ...factors, outcomes: 12 }, 'CNY', 'zh')).toBe(
    '价值140万元 = 概率45% × 26周收入780万元 × 挽留机会40%（含12次结果）− 行动成本500元',
  );
  const volume = { ...factors, basis: 'volume', value: 260, cost: 0, worth: 46.8, outcomes: 1 } as const;
  expect(renderWorth(volume, 'TEU', 'en')).toBe(
    'Worth 46.8 TEU = 45% likely × 260 TEU of volume in 26 weeks × 40% chance to keep (with 1 outcome) − 0 TEU for the action',
  );
});

test('what is held back says why in one line', () => {
  const place = { week: '2026-03-02', rank: 6, of: 7, capacity: 5 };
  expect(renderHeld({ ...place, held: 'capacity' }, 'en')).toBe(
    'Held back in the week of 2026-03-02: number 6 of 7 new alerts, of which 5 are surfaced.',
  );
  expect(renderHeld({ ...place, held: 'worth' }, 'zh')).toBe('2026-03-02当周暂不提醒：行动成本高于其价值。');
  expect(renderHeld(place, 'en')).toBeUndefined();
});
