import type { NotificationDelivery } from '../notification/notification.js';
import type { NotificationChoice } from './access-events.js';

/** How a channel stands that does not simply work. ISO instants. */
export type ChannelTrouble =
  | { readonly status: 'failing'; readonly since: string; readonly reason: string }
  | {
      readonly status: 'disabled';
      readonly since: string;
      readonly why: 'gone' | 'failing';
      readonly reason: string;
    };

/** The last digest of teams: what it was about, and how far it has come. */
export interface TeamDigest {
  readonly digestId: string;
  /** ISO instants. */
  readonly from: string;
  readonly until: string;
  /** Mondays of the last closed weeks before and up to which it tells; null before the first. */
  readonly fromWeek: string | null;
  readonly untilWeek: string | null;
  readonly channels: readonly string[];
  readonly deliveries: Readonly<Record<string, NotificationDelivery>>;
}

/** What a person has chosen, and how the ways to them stand. */
export interface AccessState {
  readonly kind: 'access';
  readonly userId: string;
  readonly choice?: NotificationChoice;
  /** Since when they have wanted digests of teams, an ISO instant; missing while they want none. */
  readonly digestSince?: string;
  /** By the name of the channel; missing where all work. */
  readonly channels?: Readonly<Record<string, ChannelTrouble>>;
  readonly digest?: TeamDigest;
}

export function newAccess(userId: string): AccessState {
  return { kind: 'access', userId };
}
