import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitBytes } from './fit-bytes.js';

test('a text that fits stays, another one is cut between characters', () => {
  expect(fitBytes('货量下降', 12)).toBe('货量下降');
  expect(fitBytes('货量下降', 11)).toBe('货量…');
  expect(fitBytes('👩‍👩‍👧!', 10)).toBe('…');
});

test('it always fits, and begins as the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (text, bytes) => {
      const fitted = fitBytes(text, bytes);
      expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(bytes);
      expect(fitted === text || text.startsWith(fitted.slice(0, -1))).toBe(true);
    }),
  );
});
