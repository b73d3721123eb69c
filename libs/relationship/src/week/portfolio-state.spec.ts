import { describe, expect, test } from '@jest/globals';
import type { CalendarData } from '../calendar/calendar-data.js';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.js';
import { closed, event, measured, weeksFrom } from '../testing/index.js';
import { evolvePortfolio, NEW_PORTFOLIO, type PortfolioState } from './portfolio-state.js';

const [w0 = 0, w1 = 0] = weeksFrom('2026-01-05', 2);

const after = (...events: readonly MooringEvent[]): PortfolioState =>
  events.reduce(evolvePortfolio, NEW_PORTFOLIO);
const activated = (changes: Partial<Settings>) =>
  event('mooring.settings.activated', 'portfolio', { ...DEFAULT_SETTINGS, ...changes });
const calendar = (country: string, to: string): CalendarData => ({
  country,
  from: '2026-01-01',
  to,
  holidays: [],
  makeUpDays: [],
});
const published = (data: CalendarData) => event('mooring.calendar.published', 'portfolio', data);
const carrying = ({ settings, calendars }: PortfolioState) =>
  closed(w0, { ...(settings === undefined ? {} : { settings }), calendars }, 'portfolio');

describe('settings', () => {
  test('of a higher version replace the ones before; an equal or lower version is late', () => {
    const state = after(activated({ version: 2, country: 'CN' }));
    expect(evolvePortfolio(state, activated({ version: 2, country: 'DE' }))).toBe(state);
    expect(evolvePortfolio(state, activated({ version: 1, country: 'DE' }))).toBe(state);
    expect(after(activated({ version: 2 }), activated({ version: 3, country: 'DE' })).settings?.country).toBe(
      'DE',
    );
  });

  test('keep the time zone of the first activation', () => {
    const moved = after(
      activated({ timeZone: 'Asia/Shanghai' }),
      activated({ version: 2, timeZone: 'Europe/Berlin', country: 'DE' }),
    );
    expect(moved.settings).toMatchObject({ timeZone: 'Asia/Shanghai', country: 'DE', version: 2 });
  });
});

describe('calendars', () => {
  test('replace the one of the same country, beside those of the others', () => {
    const { calendars } = after(
      published(calendar('CN', '2026-12-31')),
      published(calendar('DE', '2026-12-31')),
      published(calendar('CN', '2027-12-31')),
    );
    expect(calendars).toEqual([calendar('DE', '2026-12-31'), calendar('CN', '2027-12-31')]);
  });
});

describe('what week.closed has not carried yet', () => {
  const changed = after(activated({}), published(calendar('CN', '2026-12-31')));

  test('is there after a change, and gone once carried', () => {
    expect(NEW_PORTFOLIO.uncarried).toBe(false);
    expect(changed.uncarried).toBe(true);
    expect(evolvePortfolio(changed, carrying(changed)).uncarried).toBe(false);
  });

  test('stays when the week carries nothing', () => {
    expect(evolvePortfolio(changed, closed(w0, {}, 'portfolio')).uncarried).toBe(true);
  });

  test.each([
    ['settings', activated({ version: 2 })],
    ['a calendar', published(calendar('DE', '2026-12-31'))],
  ])('stays when %s came between deciding and closing', (_, change) => {
    const meanwhile = evolvePortfolio(changed, change);
    expect(evolvePortfolio(meanwhile, carrying(changed)).uncarried).toBe(true);
  });
});

describe('sums of partitions', () => {
  test('are kept once per week and partition: the first counts', () => {
    const { measured: kept } = after(measured(w0, 0), measured(w0, 0, { numerator: 7 }), measured(w0, 1));
    expect(kept).toEqual([measured(w0, 0).data, measured(w0, 1).data]);
  });

  test('of a closed week are dropped and not taken any more; those of later weeks stay', () => {
    const state = after(measured(w0, 0), measured(w1, 0), closed(w0, {}, 'portfolio'));
    expect(state.measured).toEqual([measured(w1, 0).data]);
    expect(evolvePortfolio(state, measured(w0, 1))).toBe(state);
  });
});

test('a week closes once', () => {
  const state = after(closed(w1, {}, 'portfolio'));
  expect(state.lastClosed).toBe(w1);
  expect(evolvePortfolio(state, closed(w1, {}, 'portfolio'))).toBe(state);
  expect(evolvePortfolio(state, closed(w0, {}, 'portfolio'))).toBe(state);
});

test('an import is under way between its two marks', () => {
  const marks = { importId: 'i', source: 'tms' };
  const importing = after(event('mooring.import.began', 'portfolio', marks));
  expect(importing.importing).toBe('i');
  const over = evolvePortfolio(importing, event('mooring.import.ended', 'portfolio', marks));
  expect(over).toStrictEqual(NEW_PORTFOLIO);
});
