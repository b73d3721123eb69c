import { z } from 'zod';

const week = z.iso.date();
const notice = { noticeId: z.string().min(1), week };

/**
 * The portfolio as a whole is below its usual level, or back: what all accounts share is no account's fault. `slump` opens a
 * notice about the time from `week` on; `over` ends the one of the same `noticeId`, in the first week that was back.
 */
export const marketNoticed = z
  .strictObject({
    ...notice,
    state: z.enum(['slump', 'over']),
    /** Mean market index of the weeks that say so; 1 = as over the last year of each account. */
    index: z.number(),
    /** What was to be expected of these weeks. */
    usual: z.number(),
    /** Σ w of the index: how many accounts, weighted by how often they order, stand behind it. */
    weight: z.number(),
  })
  .readonly();

/** A feed has delivered nothing past a week by which it should have: its accounts are not judged from that week on. */
export const feedSilent = z
  .strictObject({
    ...notice,
    feed: z.string().min(1),
    /** ISO date of its last row. */
    last: week,
  })
  .readonly();

/** A silent feed delivers again, or has been silent for so long that no account is waited for any more. */
export const feedResumed = z
  .strictObject({
    ...notice,
    feed: z.string().min(1),
    last: week,
    reason: z.enum(['delivered', 'retired']),
  })
  .readonly();

export type MarketNoticed = z.infer<typeof marketNoticed>;
export type FeedSilent = z.infer<typeof feedSilent>;
export type FeedResumed = z.infer<typeof feedResumed>;
