import type { DeriveId } from '../event/derive.js';
import { headsOf } from '../settings/heads-of.js';
import type { Settings } from '../settings/settings.js';

/** Names the rule that judged: a digest of coefficients and thresholds, so that a changed rule never hides. */
export function ruleVersion(settings: Settings, deriveId: DeriveId): string {
  return deriveId('rule', JSON.stringify(headsOf(settings)), JSON.stringify(settings.thresholds));
}
