import type { Heads } from '#relationship';
import type { Panel } from '../panel.js';
import type { SimulatedPortfolio } from '../simulate/simulate-portfolio.js';
import { fitHead } from './fit-head.js';
import { CHANGE_DESIGN, RISK_DESIGN } from './head-design.js';
import { realOutcomes, simulatedChanges, simulatedOutcomes } from './training-weeks.js';

/** Simulated portfolios that the risk head learns from, beside the real one: the first few. */
const RISK_SIMULATIONS = 3;

/**
 * Fits both heads: `risk` to what became of a real portfolio and of the first three simulated ones, `change` to the known
 * changes of all simulated ones. The same material gives the same coefficients.
 */
export function fitHeads(real: Panel, simulated: readonly SimulatedPortfolio[]): Heads {
  return {
    risk: fitHead(RISK_DESIGN, [
      realOutcomes(real),
      ...simulated.slice(0, RISK_SIMULATIONS).map(simulatedOutcomes),
    ]),
    change: fitHead(CHANGE_DESIGN, simulated.map(simulatedChanges)),
  };
}
