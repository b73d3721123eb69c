import { z } from 'zod';
import { sealedText } from '../contact/contact-events.js';

export const INTERACTION_KINDS = [
  'call',
  'visit',
  'email',
  'meeting',
  'quote-request',
  'complaint',
  'chat',
] as const;

/** Who spoke first: the account to us, or we to the account. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;

/** How it went, as whoever logged it felt. */
export const FEELINGS = ['positive', 'neutral', 'negative'] as const;

/** Somebody dealt with the account. A later event under the same interaction id replaces an earlier one. */
export const interactionLogged = z
  .strictObject({
    interactionId: z.string().min(1),
    /** ISO date in the business time zone; the instant, where it is known, is the event's time. */
    date: z.iso.date(),
    kind: z.enum(INTERACTION_KINDS),
    direction: z.enum(DIRECTIONS).exactOptional(),
    /** Contacts of the account who took part. */
    contactIds: z.array(z.string().min(1)).readonly(),
    feeling: z.enum(FEELINGS).exactOptional(),
    /** Free text, under the keys of all who took part; without any, under the account's own. */
    sealed: z
      .strictObject({ note: sealedText.exactOptional(), nextStep: sealedText.exactOptional() })
      .readonly(),
    /** Until when the next step is to be done. */
    nextStepDue: z.iso.date().exactOptional(),
  })
  .readonly();

export type InteractionKind = (typeof INTERACTION_KINDS)[number];
