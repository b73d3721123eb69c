import { z } from 'zod';

const capacity = z.int().min(0).max(1_000);
const chance = z.number().min(0).max(1);

/** How many new alerts a manager is shown a week, and what an alert is worth: data that a head keeps. */
export const budgetRule = z
  .strictObject({
    /** New alerts a week, for whoever is not listed. */
    perWeek: capacity,
    managers: z.record(z.string(), capacity).exactOptional(),
    /** What answering an alert costs, in the measure of the installation. */
    actionCost: z.number().min(0),
    /**
     * The chance that an account is kept when its alert is answered, by cause: what is believed before outcomes are known. Each
     * counts as much as ten outcomes.
     */
    priorChance: z.strictObject({ loosening: chance, paused: chance }).readonly(),
  })
  .readonly();

export type BudgetRule = z.infer<typeof budgetRule>;

/**
 * What an installation starts with. The chances are priors, not measurements: that win-back of lapsed customers succeeds more
 * rarely than keeping those who are still there is what the field reports; how rarely here, outcomes tell.
 */
export const DEFAULT_BUDGET: BudgetRule = {
  perWeek: 5,
  actionCost: 0,
  priorChance: { loosening: 0.4, paused: 0.2 },
};

/** New alerts that a manager is shown in a week. */
export function capacityOf({ perWeek, managers = {} }: BudgetRule, manager: string): number {
  return managers[manager] ?? perWeek;
}
