import type { Bell, EngineTrouble, EventLog, Projector } from '#pipeline';

/** What goes on in a process beside answering calls. */
export interface Life {
  /** To be written and read through. */
  readonly log: EventLog;
  readonly projector: Projector;
  /** Rings when the read models have moved on. */
  readonly bell: Bell;
  /** What keeps it from going on, if anything does. */
  trouble(): EngineTrouble | undefined;
  start(): Promise<void>;
  /** Resolves when what is under way has come to an end. */
  stop(): Promise<void>;
}
