import type { NotificationDelivery } from '#relationship';
import { leftBehindAt } from './attempts.js';

/** What is to be done next about one channel of a notification. */
export type NextStep =
  | { readonly step: 'nothing' }
  /** To be looked at again at an ISO instant. */
  | { readonly step: 'wait'; readonly until: string }
  | { readonly step: 'send'; readonly attempt: number }
  /** Somebody died over it: nobody knows whether it has arrived. */
  | { readonly step: 'give-up'; readonly attempt: number }
  /** It may be shown once more in a digest. */
  | { readonly step: 'recall'; readonly attempt: number };

/**
 * What is next for a delivery as it stands.
 *
 * @param repeatable whether the receiver can drop what it has already, as it comes again under the same id
 */
export function nextStep(
  delivery: NotificationDelivery | undefined,
  now: string,
  repeatable: boolean,
): NextStep {
  if (delivery === undefined) return { step: 'send', attempt: 1 };
  const { attempt } = delivery;
  switch (delivery.status) {
    case 'sent':
    case 'failed':
      return { step: 'nothing' };
    case 'uncertain':
      return delivery.isRecall === true ? { step: 'nothing' } : { step: 'recall', attempt: attempt + 1 };
    case 'waiting':
      return isPast(delivery.retryAt, now)
        ? { step: 'send', attempt: attempt + 1 }
        : { step: 'wait', until: delivery.retryAt };
    case 'claimed': {
      const until = leftBehindAt(attempt, delivery.at);
      if (!isPast(until, now)) return { step: 'wait', until };
      return repeatable ? { step: 'send', attempt: attempt + 1 } : { step: 'give-up', attempt };
    }
  }
}

function isPast(instant: string, now: string): boolean {
  return Date.parse(instant) <= Date.parse(now);
}
