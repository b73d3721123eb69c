import { withoutPrior } from '../detect/index.js';
import type { MarketNoticed } from './notice-events.js';

/** What all accounts together ship at a market index, against what was usual for them; 1 = all of it. */
export function marketLevel(
  index: number,
  { usual, weight }: Pick<MarketNoticed, 'usual' | 'weight'>,
): number {
  return withoutPrior(index, weight) / withoutPrior(usual, weight);
}
