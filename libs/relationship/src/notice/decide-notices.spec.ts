import { describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '../event/catalogue.js';
import { validateEvent } from '../event/validate-event.js';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.js';
import { closed, event, measured, partitionAfter, readableId, weeksFrom } from '../testing/index.js';
import { decidePortfolio } from '../week/decide-portfolio.js';
import { newPartition } from '../week/partition-state.js';
import { evolvePortfolio, NEW_PORTFOLIO } from '../week/portfolio-state.js';
import { dateOfDay, mondayOf, weekOf, weekStart } from '../week.js';

const WEEKS = weeksFrom('2025-01-06', 120);
const NANO = 1e9;
const WEIGHT = 95;

interface Plan {
  readonly index?: (at: number) => number;
  /** Whether the feed `tms` has delivered past a week; it delivers all that it missed when it comes back. */
  readonly delivers?: (at: number) => boolean;
  readonly holidays?: readonly number[];
  readonly weeks?: number;
  readonly settings?: Settings;
}

/** What is said about all accounts while weeks close: position, what, and for feeds why it was over. */
function notices({
  index = () => 1,
  delivers = () => true,
  holidays = [],
  weeks = 100,
  settings = DEFAULT_SETTINGS,
}: Plan) {
  const activated = event('mooring.settings.activated', 'portfolio', settings);
  const calendar = event('mooring.calendar.published', 'portfolio', {
    country: 'CN',
    from: '2025-01-01',
    to: '2028-12-31',
    makeUpDays: [],
    holidays: holidays.flatMap((at) =>
      [0, 1, 2, 3].map((day) => ({
        date: dateOfDay(mondayOf(WEEKS[at] ?? 0) + day),
        name: { zh: '春节', en: 'Spring Festival' },
      })),
    ),
  });
  const said: (readonly [number, string])[] = [];
  let state = [activated, calendar].reduce(evolvePortfolio, NEW_PORTFOLIO);
  let own = newPartition(0);
  let last = weekStart(WEEKS[0] ?? 0);
  for (const [at, week] of WEEKS.slice(0, weeks).entries()) {
    if (delivers(at)) last = dateOfDay(mondayOf(week) + 5);
    const numerator = Math.round((100 * index(at) - 5) * NANO);
    const sums = { numerator, denominator: WEIGHT * NANO, delivered: { tms: last } };
    const marker = measured(week, 0, sums);
    state = evolvePortfolio(state, marker);
    const answers = decidePortfolio(state, marker, { partitions: 1, own }, readableId);
    for (const answer of answers) {
      expect(validateEvent(answer)).toMatchObject({ ok: true });
      state = evolvePortfolio(state, answer);
      if (answer.type === 'mooring.week.closed') own = partitionAfter([closed(week, answer.data)], own);
      else said.push([at, wordOf(answer)]);
    }
  }
  return { said, state };
}

function wordOf(said: MooringEvent): string {
  switch (said.type) {
    case 'mooring.market.noticed':
      return `${said.data.state} since ${String(weekOf(said.data.week) - (WEEKS[0] ?? 0))}`;
    case 'mooring.feed.silent':
      return `silent since ${said.data.last}`;
    case 'mooring.feed.resumed':
      return said.data.reason;
    default:
      return said.type;
  }
}

/** A calm market that moves by a few per cent. */
const calm = (at: number) => 1 + 0.03 * Math.sin(at * 2.3);
const within = (at: number, from: number, to: number) => from <= at && at < to;

describe('the market', () => {
  test('is not talked about while it is as usual, nor before anybody knows what is usual', () => {
    expect(notices({ index: calm }).said).toEqual([]);
    expect(notices({ index: (at) => (within(at, 10, 20) ? 0.5 : calm(at)) }).said).toEqual([]);
  });

  test.each([
    [0.5, 61],
    [0.7, 62],
  ])('is down once, soon after it has fallen to %p, until four weeks are back', (level, raised) => {
    const { said, state } = notices({ index: (at) => (within(at, 60, 70) ? level : calm(at)) });
    expect(said).toEqual([
      [raised, 'slump since 60'],
      [level === 0.5 ? 73 : 72, 'over since 70'],
    ]);
    expect(state.notices).toEqual([]);
  });

  test('is not down for one low week, nor for a fall that is within its own ups and downs', () => {
    expect(notices({ index: (at) => (at === 60 ? 0.4 : calm(at)) }).said).toEqual([]);
    const wild = (at: number) => 1 + 0.35 * Math.sin(at * 2.3);
    expect(notices({ index: (at) => wild(at) * (at > 60 ? 0.78 : 1) }).said).toEqual([]);
  });

  test('is not talked about in the weeks of a long holiday, however low', () => {
    const low = (at: number) => (within(at, 59, 62) || within(at, 85, 88) ? 0.2 : calm(at));
    expect(notices({ index: low, holidays: [60, 86] }).said).toEqual([]);
  });

  test('is not back because a slump lasts, nor at a holiday in its midst', () => {
    const low = (at: number) => (within(at, 60, 90) ? (within(at, 74, 77) ? 1.2 : 0.6) : calm(at));
    expect(notices({ index: low, holidays: [75] }).said).toEqual([
      [62, 'slump since 60'],
      [93, 'over since 90'],
    ]);
  });

  test('a season that was as low a year ago is nothing to talk about', () => {
    const low = (at: number) => (within(at, 34, 44) || within(at, 86, 96) ? 0.6 : calm(at));
    expect(notices({ index: low, weeks: 110 }).said).toEqual([
      [35, 'slump since 34'],
      [47, 'over since 44'],
    ]);
  });
});

describe('a feed', () => {
  test('that stops is named once, with its last day, and again when it is back', () => {
    const { said } = notices({ delivers: (at) => !within(at, 40, 50) });
    expect(said).toEqual([
      [40, `silent since ${dateOfDay(mondayOf(WEEKS[39] ?? 0) + 5)}`],
      [50, 'delivered'],
    ]);
  });

  test('is not waited for any more after a year', () => {
    const { said } = notices({ delivers: (at) => at < 40 });
    expect(said).toMatchObject([
      [40, expect.stringContaining('silent')],
      [92, 'retired'],
    ]);
  });

  test('that comes in batches is not silent in its own pauses', () => {
    const { said } = notices({ delivers: (at) => at % 4 === 3 });
    expect(said.filter(([at]) => at > 12)).toEqual([]);
  });

  test('that has never been live here is not named', () => {
    const { said } = notices({ delivers: () => false, weeks: 30 });
    expect(said.length).toBeLessThanOrEqual(1);
  });
});

test('nothing is said in a log that was begun when nothing of this was said', () => {
  const { notices: _rule, ...settings } = DEFAULT_SETTINGS;
  const trouble = { index: (at: number) => (at < 60 ? calm(at) : 0.5), delivers: (at: number) => at < 70 };
  expect(notices({ ...trouble, settings }).said).toEqual([]);
  expect(notices(trouble).said).toMatchObject([
    [61, 'slump since 60'],
    [70, expect.stringContaining('silent')],
  ]);
});
