import type { PartitionState } from '../week/partition-state.js';
import type { ContactRule } from './contact-rule.js';

/** The rule in force; undefined where nobody counts. The settings of a log come with its first closed week. */
export function contactRuleOf({ settings, lastClosed }: PartitionState): ContactRule | undefined {
  return lastClosed === undefined ? undefined : settings.contactClock;
}
