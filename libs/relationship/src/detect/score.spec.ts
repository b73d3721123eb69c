import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { contributions } from './contributions.js';
import type { Evidence } from './evidence.js';
import { probabilityOf, score } from './score.js';
import { COMPACT_WEIGHTS } from './compact-weights.js';
import { WEIGHTS } from './weights.js';

const calm: Evidence = {
  silence: 0,
  gaptrend: 0,
  dropout: -3,
  glr: 0,
  zn4: 0,
  zv8: 0,
  zv13: 0,
  zv26: 0,
  v26: 0,
  peak: 0,
  yoy: 0,
  lograte: 2,
  lastsize: 0,
  shift: 0,
  halving: -8,
  lull: -12,
  orderyoy: 0,
};

const heads = ['risk', 'change'] as const;
const value = fc.double({ min: -12, max: 30, noNaN: true });
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  silence: value,
  gaptrend: value,
  dropout: value,
  glr: value,
  zn4: value,
  zv8: value,
  zv13: value,
  zv26: value,
  v26: value,
  peak: value,
  yoy: value,
  lograte: value,
  lastsize: value,
  shift: value,
  halving: value,
  lull: value,
  orderyoy: value,
});
/** Evidences of which more is worse, and those of which less is worse. */
const worseUp = [
  'silence',
  'gaptrend',
  'dropout',
  'glr',
  'zn4',
  'zv8',
  'zv13',
  'zv26',
  'shift',
  'halving',
  'lull',
] as const;
const worseDown = ['v26', 'peak', 'yoy', 'orderyoy'] as const;

describe('score', () => {
  test('adds slope × the part of each evidence between its knots', () => {
    // Of a calm account only dropout, v26 and lograte speak: dropout is 1 above its knot −4, v26 0.4 above its knot −0.4.
    const expected = -0.432274 - 4 * 0.352671 + 0.157427 - 0.4 * 1.494043 - 1.5 * 0.535891 - 0.5 * 0.164329;
    expect(score(COMPACT_WEIGHTS.risk, calm)).toBeCloseTo(expected, 12);
    expect(score(COMPACT_WEIGHTS.risk, { ...calm, silence: 1 })).toBeCloseTo(
      expected + 0.7 * 0.520953 + 0.3 * 0.030819,
      12,
    );
  });

  test('never falls when an evidence gets worse', () => {
    fc.assert(
      fc.property(
        anyEvidence,
        fc.constantFrom(...heads),
        fc.constantFrom(...worseUp, ...worseDown),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (evidence, head, name, step) => {
          const worse = worseUp.some((other) => other === name) ? step : -step;
          const later = score(WEIGHTS[head], { ...evidence, [name]: evidence[name] + worse });
          expect(later).toBeGreaterThanOrEqual(score(WEIGHTS[head], evidence) - 1e-9);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('is its intercept and its contributions, largest first', () => {
    fc.assert(
      fc.property(anyEvidence, fc.constantFrom(...heads), (evidence, head) => {
        const values = contributions(head, evidence).map((part) => part.value);
        const total = values.reduce((sum, part) => sum + part, WEIGHTS[head].intercept);
        expect(total).toBeCloseTo(score(WEIGHTS[head], evidence), 9);
        expect(values).toEqual(values.toSorted((one, other) => other - one));
      }),
    );
  });

  test('names the term that speaks loudest', () => {
    const [first] = contributions('change', { ...calm, zn4: 4 }, COMPACT_WEIGHTS);
    expect(first).toEqual({ term: 'zn4[2.5,inf]', evidence: 'zn4', value: 1.195143 * 1.5 });
  });

  test('of 0 is an even chance', () => {
    expect(probabilityOf(0)).toBe(0.5);
    expect(probabilityOf(-1000)).toBe(0);
  });
});
