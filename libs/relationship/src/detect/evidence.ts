import { orderCusum } from './cusum.js';
import { upperGamma } from './gamma.js';
import { halvingOf, lullOf } from './outlook.js';
import type { Rhythm } from './rhythm.js';
import { shiftOf } from './shift.js';
import { at, clip, QUARTER_WEEKS, type Ring, sum, YEAR_WEEKS } from './ring.js';

/**
 * The evidences: the thirteen of the detection reference, section 3, where each is defined, and four of our own. Not every
 * one has a weight in a head.
 */
export interface Evidence {
  /** Silence against the own rhythm: −ln of the chance of a gap at least this long; 0…12. */
  readonly silence: number;
  /** ln of the recent gaps, the running silence included, against the mean gap. */
  readonly gaptrend: number;
  /** Log-odds that the account is gone, BG/NBD over its whole life (Fader, Hardie, Lee 2005); −8…8. */
  readonly dropout: number;
  /** CUSUM of "order rate halved" over the last year; 0…30. */
  readonly glr: number;
  /** Missing orders of the last 4 weeks in standard deviations; −3…8. */
  readonly zn4: number;
  /** Missing volume of the last 8, 13 and 26 weeks in standard deviations; −3…8. */
  readonly zv8: number;
  readonly zv13: number;
  readonly zv26: number;
  /** ln of the volume of the last 26 weeks against the trailing year's rate, shrunk to no change. */
  readonly v26: number;
  /** ln of the volume of the last 4 weeks against the trailing year's rate. */
  readonly peak: number;
  /** ln of the volume of the last 13 weeks against the same weeks a year ago. */
  readonly yoy: number;
  /** Context: ln of orders per 8 weeks. */
  readonly lograte: number;
  /** Context: ln of the last order week's volume against the usual one; −2…2. */
  readonly lastsize: number;
  /** ln of the evidence that the rate fell to a half or a fifth within the last 39 weeks and has not come back; 0…59. See `shiftOf`. */
  readonly shift: number;
  /** Log-odds of less than half of the usual orders in the coming months, by its own ups and downs; −9.3…9.3. */
  readonly halving: number;
  /** ln of the chance that the own rhythm brings nothing in the coming weeks; −14…0. */
  readonly lull: number;
  /** ln of the orders of the last 13 weeks against the same weeks a year ago; 0 in the first 65 weeks. */
  readonly orderyoy: number;
}

export type EvidenceName = keyof Evidence;

const MIN_AGE = 8;
/** BG/NBD with r = 1, a = 1, fixed for all accounts: b, and α in weeks of index. */
const GONE_B = 7;
const GONE_ALPHA = 6;

/**
 * All evidences at the end of a ring; undefined before age 8 weeks or without volume and orders in the last year.
 *
 * @param medianGap between the order weeks of the ring, in weeks
 */
export function evidenceOf(ring: Ring, rhythm: Rhythm, medianGap: number): Evidence | undefined {
  const { index, age, orders, length } = ring;
  const { capped, meanGap } = rhythm;
  const { ratePerIndex: rate, ordersPerIndex, dispersion } = rhythm.year;
  if (at(age, length) < MIN_AGE || rate <= 1e-6 || ordersPerIndex <= 1e-6) return undefined;
  const silent = at(index, length) - at(index, rhythm.last + 1);
  const shape = 1 / rhythm.gapVariation;
  const start4 = Math.max(0, length - 4);
  const index4 = at(index, length) - at(index, start4);
  const orders4 = sum(orders, start4, length);
  const rate4 = sum(capped, start4, length) / Math.max(index4, 0.1);
  const v26 = shrunkPace(ring, rhythm, 26);
  const pace = Math.exp((shrunkPace(ring, rhythm, QUARTER_WEEKS) + v26) / 2);
  const soFar = upperGamma(shape, (shape * (silent + 0.5)) / meanGap);
  const rhythmic = { shape, meanGap, silent, soFar, medianGap };
  return {
    silence: Math.min(12, -Math.log(soFar)),
    gaptrend: Math.log((0.6 * rhythm.fastGap + 0.4 * Math.max(rhythm.fastGap, silent)) / meanGap),
    dropout: goneOdds(ring.orderWeeks, at(index, length), at(index, rhythm.last + 1)),
    glr: orderCusum(ring, dispersion).level,
    zn4: bounded((ordersPerIndex * index4 - orders4) / Math.sqrt(dispersion * ordersPerIndex * index4 + 0.3)),
    zv8: missingVolume(ring, rhythm, 8),
    zv13: missingVolume(ring, rhythm, QUARTER_WEEKS),
    zv26: missingVolume(ring, rhythm, 26),
    v26,
    peak: Math.log((rate4 + rate) / (2 * rate)),
    yoy: volumeYearOnYear(ring, rhythm),
    lograte: Math.log(8 * rhythm.year.ordersPerWeek + 0.1),
    lastsize: clip(rhythm.lastSize, -2, 2),
    shift: shiftOf(ring, rhythm),
    halving: halvingOf(rhythmic, rhythm.year.ordersPerWeek, pace),
    lull: lullOf(rhythmic),
    orderyoy: ordersYearOnYear(ring, ordersPerIndex),
  };
}

function bounded(deviations: number): number {
  return clip(deviations, -3, 8);
}

/** ln of P(gone) / P(still there), from the order weeks and, in units of index, the age and the age at the last order. */
function goneOdds(orderWeeks: number, age: number, lastAge: number): number {
  const repeats = orderWeeks - 1;
  const waited = Math.log(GONE_ALPHA + age) - Math.log(GONE_ALPHA + lastAge);
  return clip((1 + repeats) * waited - Math.log(GONE_B + Math.max(repeats, 1) - 1), -8, 8);
}

/** Amount per unit of index between two positions; a span in which nothing was observed counts as unchanged. */
function rateOf({ index }: Ring, amounts: Float64Array, usual: number, from: number, to: number): number {
  const units = at(index, to) - at(index, from);
  return units > 0 ? sum(amounts, from, to) / units : usual;
}

function missingVolume(ring: Ring, { capped, year }: Rhythm, weeks: number): number {
  const start = Math.max(0, ring.length - weeks);
  const units = at(ring.index, ring.length) - at(ring.index, start);
  const share = rateOf(ring, capped, year.ratePerIndex, start, ring.length) / year.ratePerIndex;
  return bounded((1 - share) * Math.sqrt(units / year.variation));
}

/** ln of the volume of the last weeks against the trailing year's rate, shrunk to no change by 2 D weeks of it. */
function shrunkPace({ index, length }: Ring, { capped, year }: Rhythm, weeks: number): number {
  const start = Math.max(0, length - weeks);
  const units = at(index, length) - at(index, start);
  const shrink = 2 * year.variation;
  const volume = sum(capped, start, length) + shrink * year.ratePerIndex;
  return Math.log(volume / ((units + shrink) * year.ratePerIndex));
}

/** The last quarter's volume against the same weeks a year ago; against the trailing year while there is no year ago. */
function volumeYearOnYear(ring: Ring, { capped, year }: Rhythm): number {
  const usual = year.ratePerIndex;
  return knowsYearAgo(ring)
    ? yearOnYear(ring, capped, usual)
    : Math.log((recentRate(ring, capped, usual) + 0.5 * usual) / (1.5 * usual));
}

function ordersYearOnYear(ring: Ring, usual: number): number {
  return knowsYearAgo(ring) ? yearOnYear(ring, ring.orders, usual) : 0;
}

function yearOnYear(ring: Ring, amounts: Float64Array, usual: number): number {
  const end = ring.length - YEAR_WEEKS;
  const before = rateOf(ring, amounts, usual, end - QUARTER_WEEKS, end);
  return Math.log((recentRate(ring, amounts, usual) + 0.5 * usual) / (before + 0.5 * usual));
}

function recentRate(ring: Ring, amounts: Float64Array, usual: number): number {
  return rateOf(ring, amounts, usual, Math.max(0, ring.length - QUARTER_WEEKS), ring.length);
}

function knowsYearAgo({ age, length }: Ring): boolean {
  return at(age, length) >= YEAR_WEEKS + QUARTER_WEEKS && length >= YEAR_WEEKS + QUARTER_WEEKS;
}
