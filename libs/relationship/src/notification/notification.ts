/** What is told: a change of the relationship, or that a task waits, for somebody else as well by now. */
export type NotificationKind =
  | 'loosened'
  | 'worsened'
  | 'paused'
  | 'recovered'
  | 'settled-lower'
  | 'returned'
  | 'task-reminder'
  | 'task-escalated';

/** How far a notification has come on its way through one channel. */
export type NotificationDelivery =
  /** Being sent, or left behind by a process that died over it. */
  | {
      readonly status: 'claimed';
      readonly attempt: number;
      readonly claimant: string;
      /** ISO instant. */
      readonly at: string;
      /** Shown once more in a digest, after nobody knew whether it had arrived. */
      readonly isRecall?: true;
    }
  /** Not delivered, to be tried again at an ISO instant. */
  | { readonly status: 'waiting'; readonly attempt: number; readonly retryAt: string }
  | { readonly status: 'sent' | 'failed'; readonly attempt: number }
  /** Nobody knows whether it has arrived; shown once more in a digest, if it was not shown there already. */
  | { readonly status: 'uncertain'; readonly attempt: number; readonly isRecall?: true };

/**
 * Something that whoever looks after an account is to be told, once. A change of the relationship is kept from the fact that
 * states it, and so is the escalation of a task; a reminder of a task from its first claim on, as the task says itself that it was called for.
 */
export interface Notification {
  /** Id of the event that calls for it. */
  readonly notificationId: string;
  readonly kind: NotificationKind;
  /** Missing where no alert asks for the task. */
  readonly alertId?: string;
  readonly taskId?: string;
  /** Day for which the task asked to be reminded of. */
  readonly on?: string;
  /** Who is told, where it is not whoever has the task or the account. */
  readonly to?: string;
  /** ISO instant. */
  readonly since: string;
  /** Whether the owner has, or may have, heard of the alert before. */
  readonly isOldAlert?: true;
  /** Whether the week's budget holds the alert back: people find it in their digest, whatever else they chose. */
  readonly isHeld?: true;
  /** Whether the owner has acknowledged the alert since: nothing is left to be told. */
  readonly isSeen?: true;
  /** By channel; missing before the first claim. */
  readonly deliveries?: Readonly<Record<string, NotificationDelivery>>;
  /** All channels through which it is told; missing before the first claim. */
  readonly channels?: readonly string[];
}

/** Whether a delivery has come to an end, good or bad. */
export function isEnded(delivery: NotificationDelivery | undefined): boolean {
  return delivery !== undefined && delivery.status !== 'claimed' && delivery.status !== 'waiting';
}

/** Whether nothing is left to be done for a notification. */
export function isFinished({ isSeen, deliveries, channels }: Notification): boolean {
  return isSeen === true || (channels?.every((channel) => isEnded(deliveries?.[channel])) ?? false);
}

/** Whether the owner has, or may have, heard of the alert: only then is it worth saying that it is over. */
export function isHeardOf({ isOldAlert, isSeen, deliveries = {} }: Notification): boolean {
  return (
    isOldAlert === true ||
    isSeen === true ||
    Object.values(deliveries).some(
      ({ status }) => status === 'sent' || status === 'uncertain' || status === 'claimed',
    )
  );
}
