import { weekOf } from '#relationship';
import type { Draws } from './draws.js';

/** Monday of week 0 of every simulated portfolio. */
export const FIRST_DAY = '2018-01-01';
export const SIMULATED_WEEKS = 260;

/** What happens to everybody, week by week. */
export interface Market {
  /** The season that all share. */
  readonly season: Float64Array;
  /** Chinese New Year: rush before, quiet after. */
  readonly newYear: Float64Array;
  /** Golden Week. */
  readonly goldenWeek: Float64Array;
  /** One slump of ten weeks at 60 %, and ten weeks of recovery. */
  readonly slump: Float64Array;
  readonly holidayWeeks: ReadonlySet<number>;
  readonly slumpWeeks: ReadonlySet<number>;
}

const NEW_YEARS = ['2018-02-16', '2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22'];
const GOLDEN_WEEKS = ['2018-10-01', '2019-10-01', '2020-10-01', '2021-10-01', '2022-10-01'];
/** Weeks from the holiday, and the share of the usual volume in them. */
const AROUND_NEW_YEAR = new Map([
  [-2, 1.25],
  [-1, 1.1],
  [0, 0.15],
  [1, 0.3],
  [2, 0.75],
  [3, 1.1],
]);
const AROUND_GOLDEN_WEEK = new Map([
  [-1, 1.2],
  [0, 0.35],
  [1, 0.9],
]);
const YEAR = 52.18;
const SLUMP = 0.6;
const SLUMP_WEEKS = 10;

/** Source: `make` in the detection reference, sim.py. */
export function drawMarket(draws: Draws): Market {
  const phase = draws.uniform(0, 1);
  const start = draws.integer(110, 169);
  const slump = new Float64Array(SIMULATED_WEEKS).fill(1);
  for (let k = 0; k < SLUMP_WEEKS; k++) {
    slump[start + k] = SLUMP;
    slump[start + SLUMP_WEEKS + k] = SLUMP + ((1 - SLUMP) * k) / (SLUMP_WEEKS - 1);
  }
  return {
    season: wave(0.12, phase),
    newYear: around(NEW_YEARS, AROUND_NEW_YEAR),
    goldenWeek: around(GOLDEN_WEEKS, AROUND_GOLDEN_WEEK),
    slump,
    holidayWeeks: new Set([...span(NEW_YEARS, -1, 5), ...span(GOLDEN_WEEKS, 0, 3)]),
    slumpWeeks: new Set(Array.from({ length: 2 * SLUMP_WEEKS }, (_, k) => start + k)),
  };
}

/** 1 ± amplitude over the year; the phase is 0…1. */
export function wave(amplitude: number, phase: number): Float64Array {
  return new Float64Array(SIMULATED_WEEKS).map(
    (_, week) => 1 + amplitude * Math.sin(2 * Math.PI * (week / YEAR + phase)),
  );
}

function around(days: readonly string[], factors: ReadonlyMap<number, number>): Float64Array {
  const weeks = new Float64Array(SIMULATED_WEEKS).fill(1);
  for (const day of days) {
    for (const [offset, factor] of factors) {
      const week = columnOf(day) + offset;
      const before = weeks[week];
      if (before !== undefined) weeks[week] = before * factor;
    }
  }
  return weeks;
}

function span(days: readonly string[], from: number, to: number): readonly number[] {
  return days
    .flatMap((day) => Array.from({ length: to - from }, (_, k) => columnOf(day) + from + k))
    .filter((week) => week >= 0 && week < SIMULATED_WEEKS);
}

function columnOf(day: string): number {
  return weekOf(day) - weekOf(FIRST_DAY);
}
