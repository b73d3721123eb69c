import { z } from 'zod';

const chance = z.number().min(0).max(1);

/** How many alerts a week each account manager is shown, and what an alert is worth. */
export const budgetSettings = z
  .strictObject({
    /** New alerts that are surfaced per account manager and week. */
    capacity: z.int().min(0),
    /** Other capacities, by the id of the account manager; the empty id is for accounts that nobody looks after. */
    exceptions: z.record(z.string(), z.int().min(0)),
    /** What answering an alert costs, in the base currency; counts only where the measure is value. */
    cost: z.number().min(0),
    /** Chances to keep an account before outcomes are known: assumptions, and said to be so. */
    priors: z
      .strictObject({
        loosening: chance,
        paused: chance,
        /** As many outcomes an assumption counts for beside those that were measured. */
        outcomes: z.int().min(1),
      })
      .readonly(),
  })
  .readonly();

export type BudgetSettings = z.infer<typeof budgetSettings>;

/** Rarely binding, and without a cost until somebody has said what an answer costs. */
export const DEFAULT_BUDGET: BudgetSettings = {
  capacity: 5,
  exceptions: {},
  cost: 0,
  priors: { loosening: 0.4, paused: 0.2, outcomes: 10 },
};
