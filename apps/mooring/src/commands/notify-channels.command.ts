import { enableChannel, LOCAL_OPERATOR, type TroubledChannel, troubledChannels } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

/** Prints the channels through which nothing gets, and why. */
export async function notifyChannelsCommand(set: MooringSet): Promise<void> {
  const troubled = await troubledChannels(set);
  if (troubled.length === 0) print('Every channel works, as far as is known.');
  for (const each of troubled) print(line(each));
}

/** Has a channel used again that was switched off. Throws UserError for one that was not. */
export async function notifyEnableCommand(set: MooringSet, user: string, channel: string): Promise<void> {
  await set.projector.drain();
  const found = (await troubledChannels(set)).find(
    (each) => each.userId === user && each.channel === channel,
  );
  if (found?.trouble.status !== 'disabled')
    throw new UserError(`the channel ${channel} of ${user} is not switched off`);
  await enableChannel(set, LOCAL_OPERATOR, user, channel);
  await set.projector.drain();
  print(`${user} · ${channel}: in use again`);
}

function line({ userId, channel, trouble }: TroubledChannel): string {
  const since = trouble.since.slice(0, 16).replace('T', ' ');
  return `${userId} · ${channel}: ${what(trouble)} since ${since} UTC (${trouble.reason})`;
}

function what(trouble: TroubledChannel['trouble']): string {
  if (trouble.status === 'failing') return 'nothing gets through';
  return trouble.why === 'gone'
    ? 'switched off, its receiver wants nothing any more,'
    : 'switched off, nothing got through for a day,';
}
