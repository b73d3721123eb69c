import type {
  AccessState,
  AccountState,
  ManagerState,
  MooringEvent,
  PartitionState,
  PortfolioState,
} from '#relationship';
import type { Position } from './event-log.js';

export type SubjectState = AccessState | AccountState | ManagerState | PartitionState | PortfolioState;

/** A subject whose fold threw: it waits, in order, while all others go on. */
export interface Parked {
  /** The event that could not be folded. */
  readonly eventId: string;
  readonly position: Position;
  readonly sequence: number;
  readonly reason: string;
  /** Record time of that event. */
  readonly since: string;
  /** Events that wait behind it. */
  readonly waiting: number;
}

/**
 * Everything the fold keeps of one subject, written whole and only over an older position. State and outbox are one
 * document, so a decision and the state it was made on are stored together or not at all.
 */
export interface SubjectDocument {
  readonly subject: string;
  /** Position of the last event that changed the document. */
  readonly position: Position;
  /** Events in the subject's journal, and the hash of the last one. */
  readonly sequence: number;
  readonly head: string;
  readonly state: SubjectState;
  /** Decided, not yet read back from the log. */
  readonly outbox: readonly MooringEvent[];
  readonly parked?: Parked;
}
