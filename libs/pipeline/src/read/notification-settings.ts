import {
  type AccessState,
  type ChannelTrouble,
  MODES,
  type NotificationChoice,
  notificationChoice,
  quietHours,
} from '#relationship';
import { z } from 'zod';
import { accessOf } from '../notify/access-of.js';
import { asChosen, NOTHING_CHOSEN } from '../notify/recipient-of.js';
import type { NamedChannel, Recipients } from '../notify/recipient.js';
import type { AccountStore, EventLog } from '../ports/index.js';

const channelView = z.object({
  name: z.string().describe('As the operator has called it; addresses are not shown'),
  kind: z.string().describe('email, webhook, dingtalk, …'),
  on: z.boolean().describe('Whether the user wants to be told through it'),
  status: z
    .enum(['working', 'failing', 'disabled'])
    .describe('failing: nothing gets through; disabled: nothing is sent through it any more'),
  since: z.string().exactOptional().describe('Since when it has not been working'),
  why: z
    .enum(['gone', 'failing'])
    .exactOptional()
    .describe('Why it is disabled: the receiver wants nothing any more, or nothing got through for a day'),
  reason: z.string().exactOptional().describe('What the receiver said last'),
});

/** What somebody is told, and how. */
export const notificationSettingsView = z.object({
  userId: z.string(),
  offered: z.boolean().describe("Whether the operator's file says how to reach the user"),
  language: z.enum(['zh', 'en']).exactOptional(),
  mode: z.enum(MODES).exactOptional(),
  timeZone: z.string().exactOptional().describe('In which quiet hours and digests are read'),
  quiet: quietHours.exactOptional(),
  channels: z.array(channelView).readonly(),
  digestOf: z.array(z.string()).readonly().describe('Teams of which the user gets a digest on Mondays'),
  chosen: notificationChoice.describe('What the user has chosen; all else is as the file says'),
});

export type NotificationSettings = z.infer<typeof notificationSettingsView>;

/** What somebody is told: what the operator's file offers, and what they have chosen. */
export async function notificationSettings(
  { store, recipients }: { readonly store: AccountStore; readonly recipients: Recipients },
  userId: string,
): Promise<NotificationSettings> {
  const state = await accessOf(store, userId);
  const { choice = NOTHING_CHOSEN } = state;
  const inFile = recipients(userId);
  const shared = { userId, digestOf: choice.digestOf ?? [], chosen: choice };
  if (inFile === undefined) return { ...shared, offered: false, channels: [] };
  const { language, mode, timeZone, quiet } = asChosen(inFile, state);
  return {
    ...shared,
    offered: true,
    language,
    mode,
    timeZone,
    ...(quiet === undefined ? {} : { quiet }),
    channels: inFile.channels.map((channel) => channelOf(channel, choice, state.channels?.[channel.name])),
  };
}

function channelOf(
  { name, channel: { kind } }: NamedChannel,
  { off }: NotificationChoice,
  trouble: ChannelTrouble | undefined,
): NotificationSettings['channels'][number] {
  const on = !off.includes(name);
  if (trouble === undefined) return { name, kind, on, status: 'working' };
  const { status, since, reason } = trouble;
  return { name, kind, on, status, since, reason, ...(status === 'disabled' ? { why: trouble.why } : {}) };
}

/** A way to somebody through which nothing gets. */
export interface TroubledChannel {
  readonly userId: string;
  readonly channel: string;
  readonly trouble: ChannelTrouble;
}

/** All ways through which nothing gets, by person and name. For operators. */
export async function troubledChannels({
  log,
  store,
}: {
  readonly log: EventLog;
  readonly store: AccountStore;
}): Promise<readonly TroubledChannel[]> {
  const found: TroubledChannel[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const { documents } = await store.open(partition);
    for await (const batch of documents) {
      for (const { state } of batch) if (state.kind === 'access') found.push(...troublesOf(state));
    }
  }
  const named = ({ userId, channel }: TroubledChannel): string => `${userId} ${channel}`;
  return found.toSorted((one, other) => (named(one) < named(other) ? -1 : 1));
}

function troublesOf({ userId, channels = {} }: AccessState): readonly TroubledChannel[] {
  return Object.entries(channels).map(([channel, trouble]) => ({ userId, channel, trouble }));
}
