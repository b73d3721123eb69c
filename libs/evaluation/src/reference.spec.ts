import { describe, expect, test } from '@jest/globals';
import { alertMeasures } from './alert-measures.js';
import { alertsAt } from './hysteresis.js';
import { breakDelays } from './breaks/break-delays.js';
import { detectorResult } from './evaluate.js';
import type { Flags } from './matrix.js';
import { originsOf } from './origins.js';
import { PEER_NAMES, peerDetector } from './peers/index.js';
import { sample } from './testing/sample.js';
import { truthOf } from './truth.js';

// Numbers that the detection reference (core.py, peers.py, score.py, sim.py) gave for the sample on 2026-11-25.

const { panel, breaks } = sample();
const truth = truthOf(panel);
const origins = originsOf(truth, panel.weeks);
if (origins === undefined) throw new Error('the sample is too short');
const peer = (name: (typeof PEER_NAMES)[number]) => peerDetector(name, panel, truth, origins, 0.25);

const count = (flags: Flags) => flags.reduce((sum, row) => sum + row.reduce((all, flag) => all + flag, 0), 0);

test('eligible, known and lost account-weeks', () => {
  expect([truth.eligible, truth.known, truth.lost].map(count)).toEqual([10_915, 9_612, 1_324]);
  expect([origins.start, origins.weeks.length]).toEqual([109, 22]);
});

test.each([
  ['crm', 0.61351, 0.2512],
  ['last-order', 0.68439, 0.27948],
  ['rhythm', 0.68618, 0.30836],
  // Its parameters come from another optimiser.
  ['bgnbd', 0.68224, 0.31457],
] as const)('AUC and AP of %s', (name, auc, averagePrecision) => {
  const result = detectorResult(panel, truth, origins, peer(name));
  expect(Math.abs(result.auc - auc)).toBeLessThan(2e-4);
  expect(Math.abs(result.averagePrecision - averagePrecision)).toBeLessThan(2e-4);
});

test('alerts as raised, of "silent for three mean gaps"', () => {
  const open = alertsAt(peer('rhythm').scores, truth.eligible, 3);
  expect(count(open)).toBe(1_227);
  const measures = alertMeasures(panel, truth, open, origins);
  expect(measures).toMatchObject({ raises: 68, lapses: 7, medianLead: 7 });
  expect(measures.falseRaisesPerAccountYear).toBeCloseTo((24 * 52) / 4_780, 12);
  expect(measures.cameTrue).toBeCloseTo(44 / 68, 12);
  expect(measures.seenEarly).toBeCloseTo(6 / 7, 12);
  expect(measures.inAlert).toBeCloseTo(452 / 4_780, 12);
});

describe('delays after known changes', () => {
  test.each([
    ['crm', 0.25, [52, 52, 52], 0],
    ['last-order', 0.1, [11, 47, 50.5], 0.07683],
    ['last-order', 0.25, [7, 12, 11.5], 0.2305],
    ['rhythm', 0.1, [5.5, 11, 8.5], 0.09988],
    ['rhythm', 1, [2, 3, 3], 0.87589],
    ['bgnbd', 0.25, [3, 8, 8.5], 0.24586],
  ] as const)('%s at %d false raises per account-year', (name, rate, [stop, step, gradual], given) => {
    const found = breakDelays(panel, truth, breaks, peer(name).scores, rate);
    expect(found.delays).toEqual({ stop, step, gradual });
    expect(found.given).toBeCloseTo(given, 5);
  });
});
