import { z } from 'zod';

/**
 * What an operator does about an account that waits behind an event that could not be folded: take that event up again, or
 * leave it out; either way those behind it follow in order.
 */
export const parkedControl = z
  .strictObject({
    /** The event at which the account was parked, and the account's place in its journal then: what `listParked` shows. */
    eventId: z.string().min(1),
    sequence: z.int().min(0),
    reason: z.string().min(1),
  })
  .readonly();
