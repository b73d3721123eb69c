import type { BreakKind, TrueBreak } from '../breaks/true-break.js';
import type { Draws } from './draws.js';
import { type Market, SIMULATED_WEEKS, wave } from './market.js';

/** One simulated account: weekly orders and volume, and when it changed. */
export interface SimulatedAccount {
  readonly orders: Float64Array;
  readonly volume: Float64Array;
  readonly change: TrueBreak;
}

interface Weighted<T> {
  readonly value: T;
  readonly weight: number;
}

const choices = <T>(...pairs: readonly (readonly [T, number])[]): readonly Weighted<T>[] =>
  pairs.map(([value, weight]) => ({ value, weight }));
/** Orders per week: several a week, about one a week or two, one a month or two. */
const PACES = choices<readonly [number, number]>([[1, 8], 0.35], [[0.4, 1], 0.35], [[0.12, 0.4], 0.3]);
/** Shape of the gaps: in clusters, by chance, regular. */
const SHAPES = choices([0.7, 0.2], [1, 0.4], [4, 0.4]);
const CHANGES = choices<BreakKind>(['stop', 0.28], ['step', 0.29], ['gradual', 0.28], ['temp', 0.15]);
const NO_CHANGES = choices<BreakKind>(['none', 0.85], ['growth', 0.15]);
const FIRST_YEAR = 52;
const CHANGES_PER_WEEK = 1 / 170;

/** Source: `make` in the detection reference, sim.py: gamma renewals in a time that runs as fast as the account ships. */
export function drawAccount(draws: Draws, market: Market): SimulatedAccount {
  const pick = <T>(of: readonly Weighted<T>[]): T => draws.weighted(of, ({ weight }) => weight).value;
  const [low, high] = pick(PACES);
  // The busy ones are spread evenly on the scale of ratios, the others on that of rates.
  const pace = low >= 1 ? Math.exp(draws.uniform(Math.log(low), Math.log(high))) : draws.uniform(low, high);
  const shape = pick(SHAPES);
  const start = draws.chance(0.3) ? draws.integer(0, 39) : 0;
  const exposure = drawExposure(draws, market);
  // Memoryless: an account's age says nothing about its change.
  const wait = 1 + Math.floor(Math.log(1 - draws.uniform(0, 1)) / Math.log(1 - CHANGES_PER_WEEK));
  const week = start + FIRST_YEAR + wait;
  const changes = week < SIMULATED_WEEKS - 8;
  const kind = pick(changes ? CHANGES : NO_CHANGES);
  const factors = drawFactors(draws, kind, week);
  const rates = exposure.map((share, k) => (k < start ? 0 : pace * share * (factors[k] ?? 1)));
  return { ...drawOrders(draws, rates, shape), change: { kind, week: changes ? week : -1 } };
}

/** How much of its usual pace an account ships in each week, its own season and the market included. */
function drawExposure(draws: Draws, { season, newYear, goldenWeek, slump }: Market): Float64Array {
  const inAsia = draws.chance(0.5);
  const own = draws.chance(0.25) ? wave(draws.uniform(0.2, 0.6), draws.uniform(0, 1)) : undefined;
  const slumps = draws.chance(0.8);
  return season.map((base, week) => {
    const holiday = newYear[week] ?? 1;
    const holidays = inAsia
      ? holiday * (goldenWeek[week] ?? 1)
      : 1 - 0.15 * (1 - Math.min(1, Math.max(0, holiday)));
    return base * holidays * (own?.[week] ?? 1) * (slumps ? (slump[week] ?? 1) : 1);
  });
}

/** What is left of the account's pace in each week. */
function drawFactors(draws: Draws, kind: BreakKind, week: number): Float64Array {
  const factors = new Float64Array(SIMULATED_WEEKS).fill(1);
  switch (kind) {
    case 'none':
      return factors;
    case 'growth':
      return factors.map((_, k) => 1 + k / (SIMULATED_WEEKS - 1));
    case 'stop':
      return factors.fill(0, week);
    case 'step':
      return factors.fill(draws.uniform(0.2, 0.5), week);
    case 'gradual': {
      const weeks = draws.integer(13, 38);
      const end = draws.uniform(0.1, 0.4);
      return factors.map((_, k) => (k < week ? 1 : Math.max(end, 1 - ((1 - end) * (k - week)) / weeks)));
    }
    case 'temp':
      return factors.fill(0, week, week + draws.integer(6, 12));
  }
}

function drawOrders(
  draws: Draws,
  rates: Float64Array,
  shape: number,
): Pick<SimulatedAccount, 'orders' | 'volume'> {
  const orders = new Float64Array(SIMULATED_WEEKS);
  const volume = new Float64Array(SIMULATED_WEEKS);
  const usual = draws.lognormal(Math.exp(1.5), 1);
  let next = draws.gamma(shape) / shape;
  let passed = 0;
  for (const [week, rate] of rates.entries()) {
    passed += rate;
    for (; next < passed; next += draws.gamma(shape) / shape) {
      orders[week] = (orders[week] ?? 0) + 1;
      volume[week] = (volume[week] ?? 0) + usual * draws.lognormal(1, 0.5);
    }
  }
  return { orders, volume };
}
