import { round } from '../explain/round.js';
import type { BudgetAsked, Ranked } from './budget-events.js';

/**
 * Ranks what a manager might be shown by worth = probability × expected amount of 26 weeks × chance to keep − cost of the
 * action; equal ones by account. Shown is as much as there is room for, and nothing whose answer costs more than it brings.
 */
export function rankCandidates({
  week,
  capacity,
  actionCost,
  chances,
  candidates,
}: BudgetAsked): readonly Ranked[] {
  return candidates
    .map((candidate) => {
      const { chance, outcomes } = chances[candidate.cause];
      const worth = round(candidate.probability * candidate.amount * chance - actionCost);
      return { ...candidate, chance, outcomes, worth };
    })
    .toSorted((one, other) => other.worth - one.worth || (one.accountId < other.accountId ? -1 : 1))
    .map(({ accountId, alertId, cause, probability, amount, chance, outcomes, worth }, at, all) => ({
      accountId,
      alertId,
      cause,
      standing: {
        week,
        rank: at + 1,
        of: all.length,
        capacity,
        probability,
        amount,
        chance,
        outcomes,
        cost: actionCost,
        worth,
      },
      surfaced: at < capacity && worth >= 0,
    }));
}
