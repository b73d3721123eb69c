import { z } from 'zod';

/** Whose row it is. */
export const accessView = z.object({
  accountId: z.string(),
  name: z.string(),
  nameEn: z.string().exactOptional(),
  owner: z
    .string()
    .exactOptional()
    .describe('Id of the account manager; missing while nobody looks after the account'),
  team: z.string().exactOptional(),
});
