import type { DeriveId } from '../event/derive.js';
import { WEIGHTS } from '../detect/index.js';
import type { Settings } from '../settings/settings.js';

/** Names the rule that judged: a digest of coefficients and thresholds, so that a changed rule never hides. */
export function ruleVersion({ thresholds }: Settings, deriveId: DeriveId): string {
  return deriveId('rule', JSON.stringify(WEIGHTS), JSON.stringify(thresholds));
}
