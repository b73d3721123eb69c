import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDay, dayOf, mondayOf, weekOf, weekStart } from './week.js';

describe('days and weeks', () => {
  test('a day is the number of days since 1970-01-01', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('2000-02-29')).toBe(Date.UTC(2000, 1, 29) / 86_400_000);
    expect(dayOf('1969-12-31')).toBe(-1);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-01',
    '20240101',
    '',
    '2024-04-31',
    'x024-01-01',
  ])('%s is no calendar date', (text) => {
    expect(dayOf(text)).toBeNaN();
  });

  test('every day of the calendar comes back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 800_000 }), (day) => {
        expect(dayOf(dateOfDay(day))).toBe(day);
      }),
    );
  });

  test('weeks begin on Monday', () => {
    expect(weekOf('1970-01-05')).toBe(0);
    expect(weekOf('1970-01-04')).toBe(-1);
    expect(weekStart(weekOf('2026-11-29'))).toBe('2026-11-23');
    expect(weekStart(weekOf('2026-11-23'))).toBe('2026-11-23');
    expect(mondayOf(0)).toBe(4);
  });
});
