import type { MooringEvent } from '#relationship';

/** Why a well-formed row or event is not taken. */
export interface DoorProblem {
  readonly field: string;
  readonly reason: string;
  /** The same without what may be personal, where the reason repeats it: what may be kept beside the data. */
  readonly impersonal?: string;
}

/** What a door makes of a row: an event to append, nothing new, or a refusal. */
export type DoorAnswer<Event extends MooringEvent = MooringEvent> =
  | { readonly outcome: 'accepted' | 'amended'; readonly event: Event }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: 'rejected'; readonly problem: DoorProblem };
