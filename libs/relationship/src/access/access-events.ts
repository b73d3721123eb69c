import { z } from 'zod';

/** The name of a channel in the operator's file: never an address. */
const channel = z.string().min(1);
const instant = z.iso.datetime({ offset: true });
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time of day such as 08:30');

export const MODES = ['at-once', 'daily', 'weekly'] as const;

/** Local times of day between which nobody is told anything; a span may go past midnight. */
export const quietHours = z.strictObject({ from: timeOfDay, until: timeOfDay }).readonly();

/** What somebody has chosen about what they are told. What is missing is as the operator's file says. */
export const notificationChoice = z
  .strictObject({
    language: z.enum(['zh', 'en']).exactOptional(),
    mode: z.enum(MODES).exactOptional(),
    /** Null: no quiet hours, whatever the file says. */
    quiet: quietHours.nullable().exactOptional(),
    /** Channels of the file through which they want nothing. */
    off: z.array(channel).readonly(),
    /** Teams of which they want to hear every Monday. */
    digestOf: z.array(z.string().min(1)).readonly().exactOptional(),
  })
  .readonly();

export type NotificationChoice = z.infer<typeof notificationChoice>;

/** Nothing gets through to a program any more. Said of the first failure after it had worked. */
export const channelFailing = z.strictObject({ channel, reason: z.string().min(1) }).readonly();

/** It gets through again. */
export const channelRestored = z.strictObject({ channel }).readonly();

/** Nothing is sent through it any more: its receiver wants nothing, or nothing has got through for a day. */
export const channelDisabled = z
  .strictObject({ channel, why: z.enum(['gone', 'failing']), reason: z.string().min(1) })
  .readonly();

/** Somebody has it tried again. */
export const channelEnabled = z.strictObject({ channel }).readonly();

const digest = {
  digestId: z.string().min(1),
  channel,
  attempt: z.int().min(1),
};

/** Somebody is about to send a head what has happened to their teams. The first claim of an attempt counts. */
export const teamDigestClaimed = z
  .strictObject({
    ...digest,
    kind: z.string().min(1),
    claimant: z.string().min(1),
    /** All channels through which it is told. */
    channels: z.array(channel).readonly(),
    /** What it is about: everything since the one before, up to a moment and a closed week. */
    from: instant,
    until: instant,
    fromWeek: z.iso.date().nullable(),
    untilWeek: z.iso.date().nullable(),
  })
  .readonly();

export const teamDigestSent = z.strictObject(digest).readonly();
export const teamDigestFailed = z
  .strictObject({ ...digest, reason: z.string().min(1), retryAt: instant.exactOptional() })
  .readonly();
export const teamDigestUncertain = z.strictObject({ ...digest, reason: z.string().min(1) }).readonly();
