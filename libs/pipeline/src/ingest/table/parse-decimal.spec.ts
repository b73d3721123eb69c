import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseMilli, parseOrders } from './parse-decimal.js';
import { isRefusal } from './row-error.js';

describe('parseMilli', () => {
  test.each([
    ['0', 0],
    ['12', 12_000],
    ['.5', 500],
    ['007.250', 7_250],
    ['1.0004', 1_000],
    ['1.0005', 1_001],
    ['1.00049999', 1_000],
    // As a binary fraction 1.0055 lies below the half.
    ['1.0055', 1_006],
    ['0.9999', 1_000],
    ['1,234.50', 1_234_500],
    ['1,234,567', 1_234_567_000],
    ['1,234,567.8', 1_234_567_800],
    ['1000000000000', 1e15],
  ])('%s is %s', (text, milli) => {
    expect(parseMilli(text)).toBe(milli);
  });

  test.each([
    ['-1', 'negative'],
    ['-0.5', 'negative'],
    ['(12.50)', 'negative'],
    ['NaN', 'plain decimal'],
    ['Infinity', 'plain decimal'],
    ['1e999', 'scientific'],
    ['1.2E+05', 'scientific'],
    ['1.234,5', 'decimal comma'],
    ['1,234', 'may stand for'],
    ['12,5', 'may stand for'],
    ['12,34.5', 'plain decimal'],
    ['1,2345.00', 'plain decimal'],
    ['0x10', 'plain decimal'],
    ['1.2.3', 'plain decimal'],
    ['.', 'plain decimal'],
    ['12.', 'plain decimal'],
    ['$12', 'plain decimal'],
    ['１２', 'plain decimal'],
    ['1000000000000.001', 'above'],
    ['9'.repeat(400), 'above'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseMilli(text)).toEqual({ reason: expect.stringContaining(reason) });
  });

  test('what is written with up to three decimals is read back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), fc.nat({ max: 3 }), (milli, zeros) => {
        const units = Math.floor(milli / 1000);
        const fraction = String(milli % 1000).padStart(3, '0');
        expect(parseMilli(`${units}.${fraction}${'0'.repeat(zeros)}`)).toBe(milli);
        expect(parseMilli(`${units.toLocaleString('en-US')}.${fraction}`)).toBe(milli);
      }),
    );
  });

  test('any text is a safe integer or a reason', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[-+\d.,e ]{0,20}$/u), fc.double().map(String)),
        (text) => {
          const milli = parseMilli(text);
          const kept = typeof milli === 'number' && Number.isSafeInteger(milli) && milli >= 0;
          expect(kept || isRefusal(milli)).toBe(true);
        },
      ),
    );
  });
});

describe('parseOrders', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['3.0', 3],
    ['1000000', 1_000_000],
  ])('%s is %s', (text, orders) => {
    expect(parseOrders(text)).toBe(orders);
  });
});
