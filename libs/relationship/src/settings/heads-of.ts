import { COMPACT_WEIGHTS, type Heads, WEIGHTS } from '../detect/index.js';
import type { Settings } from './settings.js';

/** The coefficients that the thresholds were set for: a log goes on under the rule that it was begun with. */
export function headsOf({ thresholds }: Pick<Settings, 'thresholds'>): Heads {
  return thresholds.heads === undefined ? COMPACT_WEIGHTS : WEIGHTS;
}
