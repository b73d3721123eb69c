import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addOutcome, NO_OUTCOMES } from '../calibrate/score-bins.js';
import type { MooringEvent } from '../event/catalogue.js';
import { validateEvent } from '../event/validate-event.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, event, measured, readableId, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { newPartition } from './partition-state.js';
import { decidePortfolio } from './decide-portfolio.js';
import { evolvePortfolio, NEW_PORTFOLIO } from './portfolio-state.js';

const PARTITIONS = 3;
const [w0 = 0, w1 = 0] = weeksFrom('2026-01-05', 2);

/** Everything that the portfolio says while it folds these events. */
function said(events: readonly MooringEvent[]): readonly MooringEvent[] {
  let state = NEW_PORTFOLIO;
  return events.flatMap((one) => {
    state = evolvePortfolio(state, one);
    return decidePortfolio(state, one, { partitions: PARTITIONS, own: newPartition(0) }, readableId);
  });
}

const all = (week: number, data: Parameters<typeof measured>[2] = {}) =>
  [0, 1, 2].map((partition) => measured(week, partition, data));

describe('a week', () => {
  test('is not closed before every partition has measured it', () => {
    expect(said(all(w0).slice(0, 2))).toEqual([]);
    expect(said([...all(w0).slice(0, 2), ...all(w1).slice(1)])).toEqual([]);
    expect(said([...all(w0).slice(0, 2), ...all(w0).slice(0, 2)])).toEqual([]);
  });

  test('is closed once, with the index of all sums', () => {
    const sums = { numerator: 2_000_000_000, denominator: 5_000_000_000 };
    const [fact, ...others] = said(all(w0, sums));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      id: `portfolio mooring.week.closed ${weekStart(w0)}`,
      type: 'mooring.week.closed',
      subject: 'portfolio',
      data: { week: weekStart(w0), index: (5 + 6) / (5 + 15), silent: [] },
    });
    expect(validateEvent(fact)).toMatchObject({ ok: true });
  });

  test('is closed without the accounts that a silent feed carries', () => {
    const part = (feeds: readonly string[], numerator: number) => ({ feeds, numerator, denominator: 5e9 });
    const parts = [part(['edi'], 0), part(['edi', 'tms'], 1e9), part(['tms'], 4e9)];
    const sums = { numerator: 5e9, denominator: 15e9, parts };
    const delivered = { tms: weekStart(w1), edi: weekStart(w0) };
    const index = (data: Parameters<typeof measured>[2]) => said(all(w0, data))[0]?.data;
    expect(index({ ...sums, delivered })).toMatchObject({ silent: ['edi'], index: (5 + 12) / (5 + 15) });
    expect(index({ ...sums, delivered: { ...delivered, edi: weekStart(w1) } })).toMatchObject({
      silent: [],
      index: (5 + 15) / (5 + 45),
    });
  });

  test('is closed the same, whatever order the sums come in', () => {
    const sums = [0, 1, 2].map((partition) =>
      measured(w0, partition, {
        numerator: 1e9 * partition,
        denominator: 2e9,
        delivered: { tms: '2026-01-08' },
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(sums, { minLength: 3 }), (shuffled) => {
        expect(said(shuffled).map(({ id, data }) => ({ id, data }))).toStrictEqual(
          said(sums).map(({ id, data }) => ({ id, data })),
        );
      }),
    );
  });

  test('that is closed already is not closed again', () => {
    expect(said([closed(w0, {}, 'portfolio'), ...all(w0)])).toHaveLength(PARTITIONS);
  });
});

describe('silent feeds', () => {
  const silentIn = (...horizons: readonly Readonly<Record<string, string>>[]) =>
    said(horizons.map((delivered, partition) => measured(w0, partition, { delivered })))[0]?.data;

  test('are those without a row on the week’s Saturday or later, in any partition', () => {
    const data = silentIn(
      { tms: '2026-01-05', crm: '2026-01-09', edi: '2026-01-10' },
      { tms: '2026-01-12', crm: '2026-01-08', ftp: '2025-12-01' },
      {},
    );
    expect(data).toMatchObject({ silent: ['crm', 'ftp'] });
  });
});

describe('settings', () => {
  const activated = event('mooring.settings.activated', 'portfolio', DEFAULT_SETTINGS);

  test('and calendars are carried by the next week.closed, once', () => {
    const [first] = said([activated, ...all(w0)]);
    expect(first?.data).toMatchObject({ settings: DEFAULT_SETTINGS, calendars: [] });
    const later = said([
      activated,
      closed(w0, { settings: DEFAULT_SETTINGS, calendars: [] }, 'portfolio'),
      ...all(w1),
    ]);
    expect(later.at(-1)?.data).not.toHaveProperty('settings');
  });

  test('are not carried while there are none', () => {
    expect(said(all(w0))[0]?.data).not.toHaveProperty('settings');
  });

  test('that came after a week’s closing was decided are carried by the one after it', () => {
    const newer = { ...DEFAULT_SETTINGS, version: 2, country: 'DE' };
    const [decided] = said([activated, ...all(w0)]);
    const later = said([
      activated,
      ...all(w0),
      event('mooring.settings.activated', 'portfolio', newer),
      ...(decided === undefined ? [] : [decided]),
      ...all(w1),
    ]);
    expect(later.at(-1)?.data).toMatchObject({ week: weekStart(w1), settings: newer });
  });
});

describe('week.closed on the portfolio', () => {
  const fact = closed(w0, { index: 0.8, silent: ['tms'] }, 'portfolio');

  test('is copied to every partition', () => {
    const copies = said([fact]);
    expect(copies.map(({ subject }) => subject)).toEqual(['partition/0', 'partition/1', 'partition/2']);
    for (const copy of copies) {
      expect(copy).toMatchObject({ type: fact.type, data: fact.data, time: fact.time, causationid: fact.id });
    }
    expect(new Set(copies.map(({ id }) => id)).size).toBe(PARTITIONS);
  });

  test('of an earlier week is late: no copies', () => {
    expect(said([closed(w1, {}, 'portfolio'), fact])).toHaveLength(PARTITIONS);
  });
});

describe('what outcomes teach', () => {
  // In a week in which a lesson is due, with enough outcomes before it and in it.
  const due = 2763;
  const outcomes = (count: number, lost: number) => {
    let bins = NO_OUTCOMES;
    for (let nth = 0; nth < count; nth += 1) bins = addOutcome(bins, 0, nth < lost);
    return { outcomes: bins };
  };
  const settings = event('mooring.settings.activated', 'portfolio', DEFAULT_SETTINGS);
  const close = (week: number, lost: number) => all(week, outcomes(100, lost));

  /** All that is said when what the portfolio says on itself is read back at once. */
  function told(events: readonly MooringEvent[]): readonly MooringEvent[] {
    let state = NEW_PORTFOLIO;
    const heard: MooringEvent[] = [];
    const pending = [...events];
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      state = evolvePortfolio(state, next);
      const answers = decidePortfolio(
        state,
        next,
        { partitions: PARTITIONS, own: newPartition(0) },
        readableId,
      );
      heard.push(...answers);
      pending.unshift(...answers.filter(({ subject }) => subject === 'portfolio'));
    }
    return heard;
  }

  test('is said when a lesson is due, and carried by the next closed week', () => {
    const heard = told([settings, ...close(due - 4, 10), ...close(due, 10), ...all(due + 1)]);
    const lesson = heard.find(({ type }) => type === 'mooring.model.calibrated');
    expect(validateEvent(lesson)).toMatchObject({ ok: true });
    expect(lesson?.data).toMatchObject({
      week: weekStart(due),
      fitted: { judged: 300, lost: 30 },
      tested: { judged: 300, lost: 30 },
    });
    const carried = heard.flatMap(({ data }) => ('silent' in data ? [data.calibration] : []));
    expect(carried.at(-1)).toEqual(lesson && 'calibration' in lesson.data && lesson.data.calibration);
    expect(carried[0]).toBeUndefined();
  });

  test('is the same, whatever order the partitions tell their outcomes in', () => {
    const events = (turn: (sums: readonly MooringEvent[]) => readonly MooringEvent[]) =>
      told([settings, ...turn([...close(due - 4, 7)]), ...turn([...close(due, 11)])]).map(({ data }) => data);
    expect(events((sums) => sums.toReversed())).toStrictEqual(events((sums) => sums));
  });
});
