import { z } from 'zod';

/** A key account becomes known, or its master data is stated anew: the last statement of each field counts. */
export const accountRegistered = z
  .strictObject({
    name: z.string().min(1),
    nameEn: z.string().exactOptional(),
    /** ISO 3166 alpha-2. */
    country: z.string().length(2).exactOptional(),
    tier: z.string().exactOptional(),
  })
  .readonly();

/** Who looks after the account from now on. */
export const accountAssigned = z
  .strictObject({ owner: z.string().min(1), team: z.string().exactOptional() })
  .readonly();
