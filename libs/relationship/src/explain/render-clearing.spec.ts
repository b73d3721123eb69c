import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import { renderAlert } from './render-alert.js';

/** What is said of an amount that clears, to an account whose usual order is CNY 288K. */
function clearing(clearedBy: number | null, language: 'en' | 'zh' = 'en') {
  const checks = { raisedBy: 'both' as const, signs: [], unobserved: 0, clearedBy };
  return renderAlert('loosening', { ...HALVED, checks }, language).clearing;
}

describe('what next week would have to bring', () => {
  test('is an amount, in orders of the usual size, beside what a week usually brings', () => {
    expect(clearing(640_000)).toBe(
      'About CNY 640K next week, in 2 orders, would bring both scores below their thresholds (weekly average of the past year: CNY 300K).',
    );
    expect(clearing(300_000)).toContain('in 1 order, would');
    expect(clearing(640_000, 'zh')).toBe(
      '下周若出货约64万元（2单），两项评分即可回到阈值以下（过去一年周均30万元）。',
    );
  });

  test('is any order at all, where even a small one clears', () => {
    expect(clearing(145)).toBe(
      'A single order next week, even a small one, would bring both scores below their thresholds.',
    );
    expect(clearing(145, 'zh')).toBe('下周只要有一单，哪怕很小，两项评分即可回到阈值以下。');
  });

  test('is nothing, where the scores fall by themselves, and no amount where none does', () => {
    expect(clearing(0)).toBe('Both scores will be below their thresholds next week even without an order.');
    expect(clearing(null)).toBe('No volume next week alone would bring both scores below their thresholds.');
    expect(clearing(0, 'zh')).toBe('下周即使没有订单，两项评分也会回到阈值以下。');
    expect(clearing(null, 'zh')).toBe('仅靠下周的出货，两项评分无法回到阈值以下。');
  });
});
