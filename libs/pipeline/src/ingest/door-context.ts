/** What the events that come through a door together share. */
export interface DoorContext {
  /** The feed, or the door itself. */
  readonly source: string;
  /** ISO instant at which it was said. */
  readonly time: string;
  readonly envelope: {
    readonly actor?: string;
    readonly correlationid?: string;
    readonly backfill?: boolean;
  };
}
