import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unitOrder } from './unit-order.js';

const texts = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '上', '\u{d7ff}', '￥', '𠮷', '🚢'),
  maxLength: 6,
});

test('bytes are in the order in which JavaScript compares', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const bytes = Buffer.compare(Buffer.from(unitOrder(one)), Buffer.from(unitOrder(other)));
      expect(Math.sign(bytes)).toBe(one === other ? 0 : one < other ? -1 : 1);
    }),
  );
});

test('a text in common scripts stays as it is', () => {
  expect(unitOrder('S-1 上海远洋 é')).toBe('S-1 上海远洋 é');
});
