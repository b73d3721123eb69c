import type { Day } from './calendar.js';
import type { Cluster } from './clusters.js';
import { chooseLanes, sourcingTowns, type AccountLane, type LaneScope } from './lanes.js';
import type { OverseasCountry } from './names.js';
import type { Random } from './random.js';
import type { TransportService } from './services.js';

/** How an account behaves when nothing special happens to it. */
export interface AccountProfile {
  readonly lanes: readonly AccountLane[];
  /** Bookings in an ordinary week. */
  readonly weeklyRate: number;
  /** Gamma shape of the gaps between bookings: 0.7 bursty, 1 random, 4 regular. */
  readonly regularity: number;
  /** How much of a Chinese factory's holiday pattern its bookings follow, 0 to 1. */
  readonly holidayShare: number;
  /** The account's own season: amplitude 0 to 1, phase in years. */
  readonly season: { readonly amplitude: number; readonly phase: number };
  readonly feelsSlump: boolean;
  /** The weekday most of its cargo leaves, 0 = Monday to 4 = Friday. */
  readonly weekday: number;
  /** Chance that a sea shipment comes with a customs declaration, and with warehousing. */
  readonly customs: number;
  readonly warehousing: number;
  readonly firstDay: Day;
}

/** Where an account sits: a Chinese company in a town, or an importer abroad. */
export type Home = { readonly cluster: Cluster } | { readonly country: OverseasCountry };

/** How often an account ships: several times a week, about weekly, every two to five weeks. */
const RHYTHMS = [
  { weight: 0.4, slowest: 1.2, fastest: 8 },
  { weight: 0.4, slowest: 0.6, fastest: 1.2 },
  { weight: 0.2, slowest: 0.2, fastest: 0.6 },
];
const REGULARITIES = [
  { weight: 0.1, shape: 0.7 },
  { weight: 0.3, shape: 1 },
  { weight: 0.6, shape: 4 },
];
/** Most accounts are as old as the history; the others joined within this many days of its start. */
const JOINED_LATER = 0.2;
const JOINING_DAYS = 7 * 60;
const INBOUND = 0.08;
/** Shipment size relative to a middling account: a key account is never tiny, and none is half the company. */
const SMALLEST = 0.5;
const LARGEST = 3;
/** Groupage only makes a key account of one that ships often. */
const LEAST_LCL_RATE = 0.8;

/** Draws the ordinary behaviour of an account whose history can start at `historyStart`. */
export function drawProfile(home: Home, historyStart: Day, random: Random): AccountProfile {
  const rhythm = random.weighted(RHYTHMS, ({ weight }) => weight);
  const weeklyRate = rhythm.slowest * Math.pow(rhythm.fastest / rhythm.slowest, random.uniform(0, 1));
  // Frequent shippers tend to be the large ones.
  const drawn = random.lognormal(Math.pow(weeklyRate, 0.15), 0.75);
  const size = Math.min(LARGEST, Math.max(SMALLEST, drawn));
  const inbound = 'cluster' in home && random.chance(INBOUND);
  return {
    lanes: chooseLanes(mainService(home, weeklyRate, random), scopeOf(home, inbound, random), size, random),
    weeklyRate,
    regularity: random.weighted(REGULARITIES, ({ weight }) => weight).shape,
    holidayShare: 'cluster' in home && !inbound ? random.uniform(0.85, 1) : random.uniform(0.1, 0.4),
    season: {
      amplitude: random.chance(0.2) ? random.uniform(0.15, 0.35) : random.uniform(0.02, 0.08),
      phase: random.uniform(0, 1),
    },
    feelsSlump: random.chance(0.8),
    weekday: random.integer(0, 4),
    customs: random.chance(0.4) ? random.uniform(0.5, 0.95) : 0,
    warehousing: random.chance(0.15) ? random.uniform(0.15, 0.4) : 0,
    firstDay: historyStart + (random.chance(JOINED_LATER) ? random.integer(1, JOINING_DAYS) : 0),
  };
}

/** Roughly what the account is worth in an ordinary year, in CNY. */
export function annualValue({ weeklyRate, lanes }: AccountProfile): number {
  return 52 * weeklyRate * lanes.reduce((sum, { share, rate, volume }) => sum + share * rate * volume, 0);
}

function mainService(home: Home, weeklyRate: number, random: Random): TransportService {
  const byLand = 'cluster' in home || home.country === 'DE' ? 0.11 : 0;
  const choices: readonly { readonly service: TransportService; readonly weight: number }[] = [
    { service: 'sea-fcl', weight: 0.5 },
    { service: 'sea-lcl', weight: weeklyRate < LEAST_LCL_RATE ? 0 : 0.2 },
    { service: 'air', weight: 0.21 },
    { service: 'land', weight: byLand },
  ];
  return random.weighted(choices, ({ weight }) => weight).service;
}

function scopeOf(home: Home, inbound: boolean, random: Random): LaneScope {
  return 'cluster' in home
    ? { clusters: [home.cluster], inbound }
    : { clusters: sourcingTowns(random), country: home.country, inbound };
}
