import { orderCusum } from './cusum.js';
import { upperGamma } from './gamma.js';
import type { Rhythm } from './rhythm.js';
import { at, clip, QUARTER_WEEKS, type Ring, sum, YEAR_WEEKS } from './ring.js';

/** The thirteen evidences, in the order of the detection reference, section 3, where each is defined. */
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
}

export type EvidenceName = keyof Evidence;

const MIN_AGE = 8;
/** BG/NBD with r = 1, a = 1, fixed for all accounts: b, and α in weeks of index. */
const GONE_B = 7;
const GONE_ALPHA = 6;

/** All evidences at the end of a ring; undefined before age 8 weeks or without volume and orders in the last year. */
export function evidenceOf(ring: Ring, rhythm: Rhythm): Evidence | undefined {
  const { index, age, orders, length } = ring;
  const { capped, meanGap } = rhythm;
  const { ratePerIndex: rate, ordersPerIndex, dispersion, variation } = rhythm.year;
  if (at(age, length) < MIN_AGE || rate <= 1e-6 || ordersPerIndex <= 1e-6) return undefined;
  const silent = at(index, length) - at(index, rhythm.last + 1);
  const shape = 1 / rhythm.gapVariation;
  const start4 = Math.max(0, length - 4);
  const index4 = at(index, length) - at(index, start4);
  const orders4 = sum(orders, start4, length);
  const rate4 = sum(capped, start4, length) / Math.max(index4, 0.1);
  const start26 = Math.max(0, length - 26);
  const volume26 = sum(capped, start26, length);
  const index26 = at(index, length) - at(index, start26);
  const shrink = 2 * variation;
  return {
    silence: Math.min(12, -Math.log(upperGamma(shape, (shape * (silent + 0.5)) / meanGap))),
    gaptrend: Math.log((0.6 * rhythm.fastGap + 0.4 * Math.max(rhythm.fastGap, silent)) / meanGap),
    dropout: goneOdds(ring.orderWeeks, at(index, length), at(index, rhythm.last + 1)),
    glr: orderCusum(ring, dispersion).level,
    zn4: bounded((ordersPerIndex * index4 - orders4) / Math.sqrt(dispersion * ordersPerIndex * index4 + 0.3)),
    zv8: missingVolume(ring, rhythm, 8),
    zv13: missingVolume(ring, rhythm, QUARTER_WEEKS),
    zv26: missingVolume(ring, rhythm, 26),
    v26: Math.log((volume26 + shrink * rate) / ((index26 + shrink) * rate)),
    peak: Math.log((rate4 + rate) / (2 * rate)),
    yoy: yearOnYear(ring, rhythm),
    lograte: Math.log(8 * rhythm.year.ordersPerWeek + 0.1),
    lastsize: clip(rhythm.lastSize, -2, 2),
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

/** Capped volume per unit of index between two positions; a span in which nothing was observed counts as unchanged. */
function rateOf({ index }: Ring, rhythm: Rhythm, from: number, to: number): number {
  const units = at(index, to) - at(index, from);
  return units > 0 ? sum(rhythm.capped, from, to) / units : rhythm.year.ratePerIndex;
}

function missingVolume(ring: Ring, rhythm: Rhythm, weeks: number): number {
  const start = Math.max(0, ring.length - weeks);
  const units = at(ring.index, ring.length) - at(ring.index, start);
  const share = rateOf(ring, rhythm, start, ring.length) / rhythm.year.ratePerIndex;
  return bounded((1 - share) * Math.sqrt(units / rhythm.year.variation));
}

/** The last quarter's rate against the same weeks a year ago; against the trailing year while the ring has no year ago. */
function yearOnYear(ring: Ring, rhythm: Rhythm): number {
  const { age, length } = ring;
  const usual = rhythm.year.ratePerIndex;
  const recent = rateOf(ring, rhythm, Math.max(0, length - QUARTER_WEEKS), length);
  const end = length - YEAR_WEEKS;
  const known = at(age, length) >= YEAR_WEEKS + QUARTER_WEEKS && end >= QUARTER_WEEKS;
  const before = known ? rateOf(ring, rhythm, end - QUARTER_WEEKS, end) : usual;
  return Math.log((recent + 0.5 * usual) / (before + 0.5 * usual));
}
