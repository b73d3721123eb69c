import {
  accountIdOf,
  CONSOLE_SOURCE,
  type EventProblem,
  isAccountSubject,
  SYSTEM_SOURCE,
} from '#relationship';
import { z } from 'zod';
import { parseIdentifier } from '../table/parse-text.js';
import { isRefusal } from '../table/row-error.js';
import { identifier } from './cell-schema.js';
import {
  assignmentData,
  cancelData,
  contactData,
  interactionData,
  registrationData,
  shipmentData,
} from './offered-data.js';

/** What the system derives, and what people do through it. */
const OWN_SOURCES: ReadonlySet<string> = new Set([SYSTEM_SOURCE, CONSOLE_SOURCE]);

/** The attributes of CloudEvents 1.0 that are read; others are let through and forgotten, as the standard wants it. */
const envelope = z.object({
  specversion: z.literal('1.0'),
  id: identifier.describe(
    'With source and subject the identity: a second event under the same three is a duplicate',
  ),
  source: identifier
    .refine((source) => !OWN_SOURCES.has(source), 'The source is the name of the product itself.')
    .describe('The feed'),
  subject: z
    .string()
    .superRefine((subject, context) => {
      const reason = subjectReason(subject);
      if (reason !== undefined) context.addIssue({ code: 'custom', message: reason });
    })
    .describe('account/ and the id of the account'),
  time: z.iso
    .datetime({ offset: true })
    .describe('When it happened. It is needed, so that an event that is sent again is the same event'),
  datacontenttype: z
    .string()
    .regex(/^application\/(?:[\w.+-]+\+)?json\b/iu, 'The data must be JSON.')
    .exactOptional(),
  data_base64: z.never({ error: 'The data must be JSON, in `data`.' }).exactOptional(),
  correlationid: identifier.exactOptional(),
});

const offered = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  envelope.extend({ type: z.literal(type), data });

/** The events that feeds may send. All others are said by the system itself, or asked for by actions. */
const OFFERED = [
  offered('mooring.shipment.booked', shipmentData),
  offered('mooring.shipment.amended', shipmentData),
  offered('mooring.shipment.cancelled', cancelData),
  offered('mooring.account.registered', registrationData),
  offered('mooring.account.assigned', assignmentData),
  offered('mooring.contact.added', contactData),
  offered('mooring.contact.changed', contactData),
  offered('mooring.interaction.logged', interactionData),
] as const;

const TYPES = OFFERED.map(({ shape }) => shape.type.value).join(', ');

export const offeredEvent = z
  .discriminatedUnion('type', OFFERED, {
    error: ({ code }) =>
      code === 'invalid_union' ? `Only events of these types are taken from outside: ${TYPES}.` : undefined,
  })
  .meta({ id: 'OfferedEvent' });

/** An event from outside, checked. */
export type OfferedEvent = z.output<typeof offeredEvent>;

export type OfferedParsing =
  | { readonly ok: true; readonly event: OfferedEvent }
  | { readonly ok: false; readonly problems: readonly EventProblem[] };

/** A hostile event needs no problem per field. */
const MOST_PROBLEMS = 20;

/** Nor every one of its thousand unknown fields. */
const LONGEST_REASON = 500;

/** Checks an event from outside; every problem is named with its field, nothing is thrown. */
export function parseOffered(value: unknown): OfferedParsing {
  const parsed = offeredEvent.safeParse(value);
  if (parsed.success) return { ok: true, event: parsed.data };
  const problems = parsed.error.issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
    field: path.map(String).join('.') || 'event',
    reason: message.slice(0, LONGEST_REASON),
  }));
  return { ok: false, problems };
}

function subjectReason(subject: string): string | undefined {
  const id = isAccountSubject(subject) ? accountIdOf(subject) : '';
  if (id.trim() === '' || id !== id.trim()) return 'The subject must be account/ and the id of the account.';
  const parsed = parseIdentifier(id, 200);
  return isRefusal(parsed) ? parsed.reason : undefined;
}
