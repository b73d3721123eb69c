import { z } from 'zod';
import { round } from '../explain/round.js';

/** What an alert is worth answering, with every factor. */
export const worthFactors = z
  .strictObject({
    /** Chance that the account is loosening or pausing, 0 to 1, at the end of the judged week. */
    probability: z.number(),
    /** What it would ship in 26 weeks as in the trailing year, in units of the measure. */
    value: z.number(),
    /** What `value` counts: margins are in no feed, so it is what the customer pays, or the volume. */
    basis: z.enum(['revenue', 'volume']),
    /** Chance to keep the account once somebody acts. */
    chance: z.number(),
    /** Outcomes that the chance was measured on; 0 = it is an assumption. */
    outcomes: z.int().min(0),
    cost: z.number(),
    /** probability × value × chance − cost. */
    worth: z.number(),
  })
  .readonly();

export type WorthFactors = z.infer<typeof worthFactors>;

/** The worth of an alert by its factors, all rounded as they are told, so that anybody gets the same. */
export function worthOf(factors: Omit<WorthFactors, 'worth'>): WorthFactors {
  const { probability, value, chance, cost } = factors;
  const told = { ...factors, probability: round(probability), value: round(value), chance: round(chance) };
  return { ...told, worth: round(told.probability * told.value * told.chance - cost) };
}
