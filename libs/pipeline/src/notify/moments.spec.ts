import { describe, expect, test } from '@jest/globals';
import { nextDigest, quietUntil } from './moments.js';
import { recipient } from './testing/told-company.js';

const weekdays = (date: string): boolean => Temporal.PlainDate.from(date).dayOfWeek < 6;

describe('quiet hours', () => {
  const night = { from: '21:00', until: '08:00' };
  const noon = { from: '12:00', until: '13:30' };
  test.each([
    ['in the evening, over midnight', night, '2026-03-03T13:00:00Z', '2026-03-04T00:00:00.000Z'],
    ['after midnight', night, '2026-03-03T23:59:59Z', '2026-03-04T00:00:00.000Z'],
    ['that have just ended', night, '2026-03-04T00:00:00Z', undefined],
    ['that begin in a minute', night, '2026-03-03T12:59:00Z', undefined],
    ['at noon', noon, '2026-03-03T05:29:59Z', '2026-03-03T05:30:00.000Z'],
    ['before noon', noon, '2026-03-03T03:59:00Z', undefined],
    ['of no length', { from: '08:00', until: '08:00' }, '2026-03-03T00:00:00Z', undefined],
    ['that nobody has asked for', undefined, '2026-03-03T18:00:00Z', undefined],
  ])('%s', (_, quiet, now, until) => {
    expect(quietUntil(recipient({ quiet }), now)).toBe(until);
  });

  test('end by the clock on the wall, also in the night in which it is put forward', () => {
    const berlin = recipient({ quiet: night, timeZone: 'Europe/Berlin' });
    expect(quietUntil(berlin, '2026-03-28T22:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  });
});

describe('the next digest', () => {
  test.each([
    ['daily', 'this morning', '2026-03-03T00:29:59Z', '2026-03-03T00:30:00.000Z'],
    ['daily', 'tomorrow, when it has just been', '2026-03-03T00:30:00Z', '2026-03-04T00:30:00.000Z'],
    ['daily', 'after the weekend', '2026-03-06T04:00:00Z', '2026-03-09T00:30:00.000Z'],
    ['at-once', 'as a daily one', '2026-03-06T04:00:00Z', '2026-03-09T00:30:00.000Z'],
    ['weekly', 'on Monday', '2026-03-03T04:00:00Z', '2026-03-09T00:30:00.000Z'],
    ['weekly', 'on this very Monday', '2026-03-09T00:00:00Z', '2026-03-09T00:30:00.000Z'],
  ] as const)('%s is read %s', (mode, _, now, at) => {
    expect(nextDigest(recipient({ mode }), now, weekdays)).toBe(at);
  });
});
