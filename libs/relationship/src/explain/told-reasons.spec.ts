import { expect, test } from '@jest/globals';
import type { EvidenceName } from '../detect/index.js';
import { HALVED } from '../testing/index.js';
import type { AlertFacts } from './alert-facts.js';
import { toldReasons } from './told-reasons.js';

/** Facts with signs, the strongest first. */
function signs(facts: Partial<AlertFacts>, ...names: readonly EvidenceName[]): AlertFacts {
  const of = names.map((evidence, at) => ({ evidence, value: names.length - at }));
  return { ...HALVED, checks: { raisedBy: 'both', signs: of, unobserved: 0 }, ...facts };
}

test('the three strongest are told, from the checks rather than the terms', () => {
  const facts = signs({}, 'shift', 'zv13', 'orderyoy', 'zn4');
  expect(toldReasons('loosening', facts)).toEqual(['shift', 'zv13', 'orderyoy']);
});

test('what a silence says by itself makes room for what it does not', () => {
  const names = ['silence', 'zn4', 'zv8', 'shift', 'dropout'] as const;
  expect(toldReasons('loosening', signs({ silence: 3, usualGap: 1 }, ...names))).toEqual([
    'silence',
    'zn4',
    'zv8',
  ]);
  expect(toldReasons('loosening', signs({ silence: 4, usualGap: 1 }, ...names))).toEqual([
    'silence',
    'zv8',
    'shift',
  ]);
  expect(toldReasons('loosening', signs({ silence: 8, usualGap: 1 }, ...names))).toEqual([
    'silence',
    'shift',
    'dropout',
  ]);
});

test('a paused account is not told what may lie ahead', () => {
  const facts = signs({ silence: 14 }, 'shift', 'silence', 'halving', 'lull', 'orderyoy');
  expect(toldReasons('paused', facts)).toEqual(['shift', 'orderyoy']);
});

test('silence within the usual gap is no reason', () => {
  expect(toldReasons('loosening', signs({ silence: 2, usualGap: 2 }, 'silence', 'shift'))).toEqual(['shift']);
});
