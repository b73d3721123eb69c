import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { dateOfDay, dayOf } from '../week.js';
import { type CalendarData, calendarDataSchema } from './calendar-data.js';
import { addWorkingDays, holidaysBetween, isWorkingDay } from './working-days.js';

const goldenWeek = { zh: '国庆节', en: 'National Day' };

/** Golden Week 2025 with its two make-up days: Sunday 28 September and Saturday 11 October. */
const calendar: CalendarData = calendarDataSchema.parse({
  country: 'CN',
  from: '2025-01-01',
  to: '2025-12-31',
  holidays: ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => ({
    date: `2025-10-${day}`,
    name: goldenWeek,
  })),
  makeUpDays: ['2025-09-28', '2025-10-11'],
});

describe('working days', () => {
  it.each([
    ['a weekday', '2025-09-26', true],
    ['a Saturday', '2025-09-27', false],
    ['a make-up Sunday', '2025-09-28', true],
    ['a holiday on a weekday', '2025-10-08', false],
    ['a make-up Saturday', '2025-10-11', true],
    ['a Saturday outside of the published range', '2026-10-10', false],
    ['a weekday outside of the published range', '2026-10-01', true],
    ['a Sunday before 1970', '1969-12-28', false],
  ])('given Golden Week 2025, when asked for %s (%s), then the answer is %s', (_, date, works) => {
    expect(isWorkingDay(calendar, date)).toBe(works);
  });

  it.each([
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-09-30', 4, '2025-10-13'],
    ['2025-10-01', 0, '2025-10-09'],
    ['2025-10-09', 0, '2025-10-09'],
    ['2025-10-01', 1, '2025-10-09'],
  ])(
    'given Golden Week 2025, when counting from %s by %i working days, then it is %s',
    (date, n, expected) => {
      expect(addWorkingDays(calendar, date, n)).toBe(expected);
    },
  );

  it('given any date and count, when counting on, then exactly that many working days lie between', () => {
    const dates = integer({ min: dayOf('2025-08-01'), max: dayOf('2025-11-30') }).map(dateOfDay);
    assert(
      property(dates, integer({ min: 1, max: 40 }), (date, n) => {
        const end = addWorkingDays(calendar, date, n);
        const passed = Array.from({ length: dayOf(end) - dayOf(date) }, (_, i) =>
          dateOfDay(dayOf(date) + 1 + i),
        );
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(passed.filter((day) => isWorkingDay(calendar, day))).toHaveLength(n);
      }),
    );
  });

  it('given a text that is no date or a number that is no count, when asked, then it throws', () => {
    expect(() => isWorkingDay(calendar, '2025-02-30')).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, 'tomorrow', 1)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, '2025-10-09', 0.5)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, '2025-10-09', -1)).toThrow(RangeError);
  });
});

describe('holidaysBetween', () => {
  it('given Golden Week 2025, when asked for two of its days, then both ends are included', () => {
    expect(holidaysBetween(calendar, '2025-10-07', '2025-10-08').map(({ date }) => date)).toEqual([
      '2025-10-07',
      '2025-10-08',
    ]);
  });

  it('given Golden Week 2025, when asked for a week without holidays, then there are none', () => {
    expect(holidaysBetween(calendar, '2025-11-03', '2025-11-09')).toEqual([]);
  });
});
