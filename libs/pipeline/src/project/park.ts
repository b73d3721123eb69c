import type { StoredEvent, SubjectDocument } from '../ports/index.js';

/**
 * The document of a subject that could not fold an event: it stays as it was and waits, the others go on.
 *
 * @param sequence the event's place in the subject's journal, or the last place when it is no event of the subject
 */
export function park(
  document: SubjectDocument,
  event: StoredEvent,
  reason: unknown,
  sequence = document.sequence,
): SubjectDocument {
  return {
    ...document,
    parked: {
      eventId: event.id,
      position: event.position,
      sequence,
      reason: reason instanceof Error ? reason.message : String(reason),
      since: event.recordedtime,
      waiting: 0,
    },
  };
}

/** A parked document with one more event waiting behind. */
export function keepWaiting(document: SubjectDocument): SubjectDocument {
  const { parked } = document;
  return parked === undefined
    ? document
    : { ...document, parked: { ...parked, waiting: parked.waiting + 1 } };
}
