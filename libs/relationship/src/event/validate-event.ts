import { z } from 'zod';
import { CATALOGUE, dataschemaOf, isEventType, knownDataschema, type MooringEvent } from './catalogue.js';

const envelope = z.object({
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(200),
  type: z.string(),
  subject: z.string().min(1).max(300),
  time: z.iso.datetime({ offset: true }),
  dataschema: z.string(),
  data: z.unknown(),
  causationid: z.string().exactOptional(),
  correlationid: z.string().exactOptional(),
  actor: z.string().exactOptional(),
  backfill: z.boolean().exactOptional(),
});

/** One thing that is wrong with an event, addressed by field (`data.amount`). */
export interface EventProblem {
  readonly field: string;
  readonly reason: string;
}

export type Validation =
  | { readonly ok: true; readonly event: MooringEvent }
  | { readonly ok: false; readonly problems: readonly EventProblem[] };

/** Checks an event from outside against the catalogue; every problem is named, nothing is thrown. */
export function validateEvent(value: unknown): Validation {
  const outer = envelope.safeParse(value);
  if (!outer.success) return { ok: false, problems: problemsOf(outer.error, '') };
  const event = outer.data;
  if (!isReadable(event)) return { ok: false, problems: [unreadable(event)] };
  const inner = CATALOGUE[event.type].safeParse(event.data);
  return inner.success ? { ok: true, event } : { ok: false, problems: problemsOf(inner.error, 'data') };
}

/**
 * True when this version of the product can fold the event: the type is in the catalogue and the data is of a version
 * it knows. Data was checked at the door and is not checked again on every read.
 */
export function isReadable(event: {
  readonly type: string;
  readonly dataschema: string;
}): event is MooringEvent {
  return knownDataschema(event.type) === event.dataschema;
}

/** Says why `isReadable` is false. */
export function unreadable(event: { readonly type: string; readonly dataschema: string }): EventProblem {
  return isEventType(event.type)
    ? {
        field: 'dataschema',
        reason: `this version reads ${dataschemaOf(event.type)}, the event carries ${event.dataschema}`,
      }
    : { field: 'type', reason: `unknown event type ${event.type}` };
}

function problemsOf(error: z.ZodError, prefix: string): readonly EventProblem[] {
  return error.issues.map((issue) => ({
    field: [prefix, ...issue.path.map(String)].filter((step) => step !== '').join('.'),
    reason: issue.message,
  }));
}
