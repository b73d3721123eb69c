import { z } from 'zod';

/** Nobody has spoken to the account for longer than its tier allows. Said once for all that follows the same contact. */
export const contactLapsed = z
  .strictObject({
    /** ISO date of the last contact, or of what is counted from where there was none. */
    since: z.iso.date(),
    /** ISO date of the first day that was too late. */
    redOn: z.iso.date(),
  })
  .readonly();

/** An account that a partition would open a task for, if its account manager had not too many already. */
export const lapsing = z
  .strictObject({
    accountId: z.string().min(1),
    /** The empty text where nobody looks after it. */
    owner: z.string(),
    redOn: z.iso.date(),
  })
  .readonly();

export type Lapsing = z.infer<typeof lapsing>;
