import { expect, test } from '@jest/globals';
import { leadOf } from './lapses.js';

const open = (from: number, to: number) => [new Uint8Array(100).fill(1, from, to)];
const lapse = { account: 0, last: 50 };

test.each([
  ['no alert', open(0, 0), 0],
  ['an alert that opens with the 90-day rule', open(63, 70), 0],
  ['an alert five weeks before it', open(58, 70), 5],
  ['an alert that had closed before it', open(52, 60), 0],
  ['an alert open for long counts from 26 weeks before the last order', open(5, 70), 39],
  ['an alert from before the measured weeks counts from their start', open(25, 70), 33],
])('weeks before "nothing for 90 days": %s', (name, alerts, lead) => {
  expect(leadOf(lapse, alerts, name.includes('start') ? 30 : 0)).toBe(lead);
});
