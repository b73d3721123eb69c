import { expect, test } from '@jest/globals';
import { alertsAt } from './hysteresis.js';
import { oneRow } from './testing/sample.js';

const alerts = (scores: readonly number[], judged: readonly number[] = scores.map(() => 1)) =>
  [...(alertsAt(oneRow(...scores), [Uint8Array.from(judged)], 5)[0] ?? [])].join('');

test('an alert opens at the threshold and closes after four weeks in a row below', () => {
  expect(alerts([0, 5, 0, 0, 0, 0, 0])).toBe('0111100');
  expect(alerts([0, 5, 0, 0, 0, 6, 0, 0, 0, 0])).toBe('0111111110');
});

test('an alert opens only in a judged week, and stays open in others', () => {
  expect(alerts([9, 9, 9], [0, 1, 0])).toBe('011');
});

test('a week without a score is below every threshold', () => {
  expect(alerts([9, NaN, NaN, NaN, NaN])).toBe('11110');
});
