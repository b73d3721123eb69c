import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseDate } from './parse-date.js';

const TODAY = '2026-11-23';

describe('parseDate', () => {
  test.each([
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1990-01-01', '1990-01-01'],
    [TODAY, TODAY],
    ['2024/03/05', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024-03-05T23:59:59.999Z', '2024-03-05'],
    ['2024-03-05 08:30', '2024-03-05'],
    ['2024/3/5 8:30:00', '2024-03-05'],
    ['20240305T0830'.replace('0830', '08:30'), '2024-03-05'],
    ['2024-03-05T08:30:00+08:00', '2024-03-05'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text, TODAY)).toBe(date);
  });

  test.each([
    ['03/04/2024', 'ambiguous'],
    ['3.4.24', 'ambiguous'],
    ['03-04-2024 10:00', 'ambiguous'],
    ['2023-02-30', 'no such day'],
    ['2023-02-29', 'no such day'],
    ['2024-13-01', 'no such day'],
    ['2024-00-10', 'no such day'],
    ['2024-01-00', 'no such day'],
    ['2026-11-24', 'future'],
    ['1989-12-31', 'before 1990-01-01'],
    ['0000-01-01', 'before 1990-01-01'],
    ['45292', 'serial number'],
    ['2024-03', 'cannot be read'],
    ['2024-03/05', 'cannot be read'],
    ['2024-03-05x', 'cannot be read'],
    ['2024-03-05T99:00', 'cannot be read'],
    ['２０２４-03-05', 'cannot be read'],
    ['5 March 2024', 'cannot be read'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseDate(text, TODAY)).toEqual({ reason: expect.stringContaining(reason) });
  });

  test('agrees with the calendar on every eight digits', () => {
    const digits = fc.tuple(fc.integer({ min: 1990, max: 2026 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }));
    fc.assert(
      fc.property(digits, ([year, month, day]) => {
        const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const time = new Date(Date.UTC(year, month - 1, day));
        const real = time.toISOString().slice(0, 10) === iso;
        expect(parseDate(iso.replaceAll('-', ''), '2026-12-31')).toEqual(
          real ? iso : { reason: 'The calendar has no such day.' },
        );
      }),
    );
  });
});
