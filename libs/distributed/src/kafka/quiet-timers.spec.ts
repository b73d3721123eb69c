import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { withoutKafkasTimers } from './quiet-timers.js';

const told: string[] = [];
const emitWarning = withoutKafkasTimers((warning: string | Error, ..._more: unknown[]) => {
  told.push(String(warning));
});

test('timers of others are warned of, and so is everything else', () => {
  emitWarning('-5 is a negative number.', 'TimeoutNegativeWarning');
  emitWarning('something is old', 'DeprecationWarning', 'DEP0001');
  emitWarning(new Error('a warning'));
  expect(told).toEqual(['-5 is a negative number.', 'something is old', 'Error: a warning']);
});

test('kafkajs still has the timer where it is looked for', () => {
  expect(createRequire(import.meta.url).resolve('kafkajs/src/network/requestQueue')).toMatch(
    /kafkajs[/\\]src[/\\]network[/\\]requestQueue[/\\]index\.js$/u,
  );
});
