import { z } from 'zod';

const notificationId = z.string().min(1);
/** The name of a channel in the operator's file, such as `email`: never an address. */
const channel = z.string().min(1);
/** Counts the tries to reach somebody through one channel with one notification, from 1. */
const attempt = z.int().min(1);

/** Somebody is about to send a notification. The first claim of an attempt counts; all others are in vain. */
export const notificationClaimed = z
  .strictObject({
    notificationId,
    channel,
    kind: z.string().min(1),
    attempt,
    /** Names one try of one process: whoever finds it in the state may send. */
    claimant: z.string().min(1),
    /** All channels through which this notification is to be told; when each has come to an end, so has the notification. */
    channels: z.array(channel).readonly(),
    /** Shown once more in a digest, and said to be so, as nobody knows whether it has arrived. */
    isRecall: z.literal(true).exactOptional(),
    /** Where the notification reminds of a task: the day for which it was asked, and when that came. */
    reminder: z
      .strictObject({ taskId: z.string().min(1), on: z.iso.date(), since: z.iso.datetime({ offset: true }) })
      .readonly()
      .exactOptional(),
  })
  .readonly();

const outcome = { notificationId, channel, attempt };

/** The receiver has it. */
export const notificationSent = z.strictObject(outcome).readonly();

/** The receiver does not have it. */
export const notificationFailed = z
  .strictObject({
    ...outcome,
    reason: z.string().min(1),
    /** When it may be tried again; missing = never. */
    retryAt: z.iso.datetime({ offset: true }).exactOptional(),
  })
  .readonly();

/** The receiver may have it: it is never sent again, only shown once in a digest. */
export const notificationUncertain = z.strictObject({ ...outcome, reason: z.string().min(1) }).readonly();
