import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../../testing/index.js';
import { en } from './en.js';
import { numbersIn } from './numbers.js';
import { zh } from './zh.js';

describe.each([
  ['zh', zh],
  ['en', en],
] as const)('every word in %s', (language, phrases) => {
  const numbers = numbersIn(language, 'value', 'CNY');

  test('there is a sentence for every cause, reason and piece of evidence, and each is another one', () => {
    for (const facts of [HALVED, { ...HALVED, orders: 0 }, { ...HALVED, expectedOrders: 3 }]) {
      const evidence = Object.values(phrases.evidence).map((say) => say(facts, numbers));
      const texts = [...evidence, ...Object.values(phrases.causes), phrases.notJudged];
      expect(texts.filter((text) => text.trim() === '' || /undefined|NaN/.test(text))).toEqual([]);
      expect(new Set(texts).size).toBe(texts.length);
    }
    expect(Object.keys(phrases.evidence)).toHaveLength(17);
  });
});

describe('amounts', () => {
  test.each([
    ['zh', 'value', 'CNY', 1_234_567, '123万元'],
    ['zh', 'value', 'USD', 1_234_567, '123万美元'],
    ['zh', 'value', 'SEK', 500, '500 SEK'],
    ['zh', 'value', '', 500, '500'],
    ['en', 'value', 'USD', 1_234_567, 'USD 1.23M'],
    ['en', 'volume', 'TEU', 12.34, '12.3 TEU'],
    ['en', 'volume', '', 12.34, '12.3'],
  ] as const)('%s %s in %p: %p is %s', (language, measure, unit, value, text) => {
    expect(numbersIn(language, measure, unit).amount(value)).toBe(text);
  });
});
