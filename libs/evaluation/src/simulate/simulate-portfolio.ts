import { weekOf } from '#relationship';
import type { WeekLabels } from '../breaks/raises-by-label.js';
import type { TrueBreaks } from '../breaks/true-break.js';
import { firstWeekOf, type Panel } from '../panel.js';
import { drawAccount } from './draw-account.js';
import type { Draws } from './draws.js';
import { drawMarket, FIRST_DAY, SIMULATED_WEEKS } from './market.js';

/** A portfolio of which it is known who changed when. */
export interface SimulatedPortfolio {
  readonly panel: Panel;
  readonly breaks: TrueBreaks;
  /** Holidays and the market slump. */
  readonly labels: WeekLabels;
}

const ACCOUNTS = 600;

/**
 * 600 accounts over 260 weeks with known changes, the same for the same stream of draws. The distributions are those of the
 * detection reference, sim.py; the numbers are not, for its generator is numpy's.
 */
export function simulatePortfolio(draws: Draws, accounts = ACCOUNTS): SimulatedPortfolio {
  const market = drawMarket(draws);
  const drawn = Array.from({ length: accounts }, (_, nth) => ({
    accountId: `M${String(nth).padStart(3, '0')}`,
    ...drawAccount(draws, market),
  }));
  return {
    panel: {
      accountIds: drawn.map(({ accountId }) => accountId),
      from: weekOf(FIRST_DAY),
      weeks: SIMULATED_WEEKS,
      orders: drawn.map(({ orders }) => orders),
      volume: drawn.map(({ volume }) => volume),
      first: drawn.map(({ orders }) => firstWeekOf(orders)),
    },
    breaks: new Map(drawn.map(({ accountId, change }) => [accountId, change])),
    labels: new Map([
      ['holiday', market.holidayWeeks],
      ['slump', market.slumpWeeks],
    ]),
  };
}
