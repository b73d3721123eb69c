import type { Language, MODES } from '#relationship';
import type { Channel } from '../ports/index.js';

/** One of somebody's channels, under the name that the log knows it by. */
export interface NamedChannel {
  readonly name: string;
  readonly channel: Channel;
}

/** When somebody wants to hear of what has changed: as it comes, or gathered on working days or Mondays. */
export type Mode = (typeof MODES)[number];

/** Local times of day, `21:30`; a span may go past midnight. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** How somebody is reached. It is the operator's to say, and never enters the log. */
export interface Recipient {
  readonly language: Language;
  readonly channels: readonly NamedChannel[];
  readonly mode: Mode;
  /** IANA zone in which quiet hours and digests are read. */
  readonly timeZone: string;
  readonly quiet?: QuietHours | undefined;
}

/** Finds a recipient by the id that accounts name their owner by; undefined for somebody who is not to be told anything. */
export type Recipients = (manager: string) => Recipient | undefined;

/** Whether a channel leads to a program, which is told every fact at once, and again under the same id. */
export function isForPrograms({ channel }: NamedChannel): boolean {
  return channel.kind === 'webhook';
}
