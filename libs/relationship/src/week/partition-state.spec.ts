import { describe, expect, test } from '@jest/globals';
import { indexAt } from '../detect/index.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, ended, partitionAfter, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { isPremature, newPartition, nextToMeasure, noteDelivery, noteMeasured } from './partition-state.js';

const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = weeksFrom('2026-01-05', 4);

describe('week.ended', () => {
  test('the first marker of a week counts', () => {
    const first = ended(w0, { tms: '2026-01-11' });
    expect(nextToMeasure(partitionAfter([first, ended(w0)]))).toBe(first);
  });

  test('before any week was closed the earliest that ended is measured', () => {
    const partition = partitionAfter([ended(w2), ended(w1)]);
    expect(nextToMeasure(partition)?.data.week).toBe(weekStart(w1));
  });

  test('one that comes before the week before is closed waits, and counts when that is', () => {
    const early = partitionAfter([closed(w0), ended(w2)]);
    expect(nextToMeasure(early)).toBeUndefined();
    expect(nextToMeasure(partitionAfter([closed(w1)], early))?.data.week).toBe(weekStart(w2));
  });

  test('one for a week that is measured or closed is late: nothing happens', () => {
    const measuredOne = noteMeasured(partitionAfter([ended(w0)]), w0);
    expect(partitionAfter([ended(w0)], measuredOne)).toBe(measuredOne);
    const closedOne = partitionAfter([closed(w1)], measuredOne);
    expect(partitionAfter([ended(w1), ended(w0)], closedOne)).toBe(closedOne);
  });

  test('while a measured week is not closed, nothing is measured', () => {
    const waiting = partitionAfter([ended(w1)], noteMeasured(partitionAfter([ended(w0)]), w0));
    expect(nextToMeasure(waiting)).toBeUndefined();
    expect(nextToMeasure(partitionAfter([closed(w0)], waiting))?.data.week).toBe(weekStart(w1));
  });
});

describe('week.closed', () => {
  test('extends the index from the first closed week on', () => {
    const { index, lastClosed } = partitionAfter([closed(w1, { index: 0.5 }), closed(w2, { index: 1.25 })]);
    expect(lastClosed).toBe(w2);
    expect([w0, w1, w2, w3].map((week) => indexAt(index, week))).toEqual([1, 0.5, 1.25, 1]);
  });

  test('of a closed week changes nothing: the first counts', () => {
    const partition = partitionAfter([closed(w0), closed(w1)]);
    expect(partitionAfter([closed(w1, { index: 2 }), closed(w0, { index: 2 })], partition)).toBe(partition);
  });

  test('takes the markers up to its week away', () => {
    const partition = partitionAfter([ended(w0), ended(w1), ended(w2), closed(w0), closed(w1)]);
    expect(partition.ended.map(({ data }) => data.week)).toEqual([weekStart(w2)]);
    expect(partition.lastMeasured).toBe(w1);
  });

  test('remembers in which weeks a feed was silent', () => {
    const partition = partitionAfter([
      closed(w0, { silent: ['tms'] }),
      closed(w1, { silent: ['crm', 'tms'] }),
      closed(w2),
    ]);
    expect(partition.silentWeeks).toEqual({ tms: [w0, w1], crm: [w1] });
  });

  test('carries settings and calendars; without any the ones before stay', () => {
    const settings = { ...DEFAULT_SETTINGS, version: 2, country: 'DE' };
    const calendars = [{ country: 'DE', from: '2026-01-01', to: '2026-12-31', holidays: [], makeUpDays: [] }];
    expect(partitionAfter([closed(w0)]).settings).toEqual(DEFAULT_SETTINGS);
    const carried = partitionAfter([closed(w0, { settings, calendars }), closed(w1)]);
    expect(carried).toMatchObject({ settings, calendars });
  });
});

describe('the range of a feed', () => {
  const days = ['2026-01-06', '2026-01-09', '2026-01-07'];

  test('spans its rows, whatever their order', () => {
    for (const order of [days, days.toReversed()]) {
      const { feeds } = order.reduce((state, day) => noteDelivery(state, 'tms', day), newPartition(0));
      expect(feeds).toEqual({ tms: { first: '2026-01-06', last: '2026-01-09' } });
    }
  });

  test('stays the same state for a row within it', () => {
    const partition = noteDelivery(noteDelivery(newPartition(0), 'tms', '2026-01-06'), 'tms', '2026-01-09');
    expect(noteDelivery(partition, 'tms', '2026-01-07')).toBe(partition);
  });
});

describe('a marker that says a week is over before it is', () => {
  const [week = 0] = weeksFrom('2026-01-05', 1);
  const marker = { ...ended(week), time: '2026-01-12T00:00:00+08:00' };

  test('does not count when it was appended before the moment it speaks of', () => {
    expect(isPremature(marker, '2026-01-11T15:59:59.999Z')).toBe(true);
    expect(isPremature(marker, '2026-01-11T16:00:00.000Z')).toBe(false);
  });

  test('does not count when it speaks of a day within the week', () => {
    const within = { ...marker, time: '2026-01-11T00:00:00+08:00' };
    expect(isPremature(within, '2026-02-01T00:00:00.000Z')).toBe(true);
  });
});
