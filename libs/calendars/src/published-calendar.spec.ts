import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, calendarDataSchema, holidaysBetween, isWorkingDay } from '#relationship';
import { publishedCalendar } from '#calendars';

const namesOn = (calendar: ReturnType<typeof publishedCalendar>, date: string) =>
  holidaysBetween(calendar, date, date).map(({ name }) => name);

describe('publishedCalendar of CN', () => {
  const china = publishedCalendar('CN', 2025, 2026);

  it('given announced years, when published, then the event schema accepts it and nothing is estimated', () => {
    expect(calendarDataSchema.parse(china)).toEqual(china);
    expect(china).toMatchObject({ country: 'CN', from: '2025-01-01', to: '2026-12-31' });
    expect(china.estimatedFrom).toBeUndefined();
  });

  it.each(['2025-09-28', '2025-10-11', '2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10'])(
    'given 调休, when asked for %s, then the weekend day is worked',
    (date) => {
      expect(china.makeUpDays).toContain(date);
      expect(isWorkingDay(china, date)).toBe(true);
    },
  );

  it('given Chinese New Year 2026, when counting on from the make-up Saturday before it, then nine days are skipped', () => {
    expect(addWorkingDays(china, '2026-02-14', 1)).toBe('2026-02-24');
    expect(holidaysBetween(china, '2026-02-01', '2026-02-28')).toHaveLength(9);
    expect(namesOn(china, '2026-02-17')).toEqual([{ zh: '春节', en: 'Spring Festival' }]);
  });

  it('given Golden Week 2025, when asked for its length, then it is eight days and 9 October is worked', () => {
    expect(holidaysBetween(china, '2025-10-01', '2025-10-31')).toHaveLength(8);
    expect(isWorkingDay(china, '2025-10-09')).toBe(true);
  });

  it('given years without an announcement, when published, then they are marked as estimated', () => {
    const estimated = publishedCalendar('CN', 2039, 2039);
    expect(estimated.estimatedFrom).toBe(2039);
    expect(estimated.makeUpDays).toEqual([]);
    expect(namesOn(estimated, '2039-10-01')).toEqual([{ zh: '国庆节', en: 'National Day' }]);
    expect(namesOn(estimated, '2039-06-01')).toEqual([]);
  });

  it('given announced years and later ones, when published, then the first year without an announcement is named', () => {
    const mixed = publishedCalendar('CN', 2026, 2032);
    const first = String(mixed.estimatedFrom);
    expect(mixed).toMatchObject({ from: '2026-01-01', to: '2032-12-31' });
    expect(isWorkingDay(mixed, '2026-10-10')).toBe(true);
    expect(isWorkingDay(mixed, `${first}-10-01`)).toBe(false);
    expect(mixed.makeUpDays.every((date) => date < first)).toBe(true);
  });

  it('given years before the first announcement, when published, then they are left out', () => {
    expect(publishedCalendar('CN', 1998, 2010)).toMatchObject({ from: '2004-01-01', to: '2010-12-31' });
  });
});

describe('publishedCalendar of other countries', () => {
  it('given Germany, when published, then names are English, and Chinese where the package has them', () => {
    const germany = publishedCalendar('DE', 2026, 2026);
    expect(namesOn(germany, '2026-01-01')).toEqual([{ zh: '元旦', en: "New Year's Day" }]);
    expect(namesOn(germany, '2026-10-03')).toEqual([{ zh: 'National Holiday', en: 'National Holiday' }]);
    expect(calendarDataSchema.parse(germany)).toEqual(germany);
  });

  it('given Vietnam, when published, then each day of a holiday of several days is listed once', () => {
    const tet = holidaysBetween(publishedCalendar('VN', 2026, 2026), '2026-02-01', '2026-02-28');
    expect(tet.map(({ date }) => date)).toEqual(
      ['16', '17', '18', '19', '20'].map((day) => `2026-02-${day}`),
    );
  });

  it('given a half day and the day on which the clocks go forward, when published, then only the latter is free', () => {
    expect(namesOn(publishedCalendar('IS', 2026, 2026), '2026-12-24')).toEqual([]);
    expect(namesOn(publishedCalendar('DE', 2024, 2024), '2024-04-01')).toHaveLength(1);
  });

  it('given a holiday that begins in December, when the next year is published, then its last days are listed', () => {
    const swaziland = publishedCalendar('SZ', 2027, 2027);
    expect(namesOn(swaziland, '2027-01-02')).toHaveLength(1);
    expect(swaziland.holidays.every(({ date }) => date.startsWith('2027'))).toBe(true);
  });

  it.each(['CN', 'US', 'DE', 'HK', 'AE', 'KR'])(
    'given %s, when published, then dates are unique and in order',
    (country) => {
      const dates = publishedCalendar(country, 2020, 2027).holidays.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
    },
  );

  it('given no such country or years in the wrong order, when published, then it throws', () => {
    expect(() => publishedCalendar('XX', 2026, 2026)).toThrow(RangeError);
    expect(() => publishedCalendar('CN', 2026, 2025)).toThrow(RangeError);
  });
});
