import { Command } from '@nestjs/cqrs';
import type { Action, CommandView, Principal } from '#pipeline';

/** What came of an action of a user within the time that an answer may take. */
export type ActionAnswer =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'reused' }
  /** Undefined while nothing is known of it yet. */
  | { readonly outcome: 'requested'; readonly command: CommandView | undefined };

/** A user acts on an alert or a task, at the revision that they saw. */
export class RequestActionCommand extends Command<ActionAnswer> {
  constructor(
    readonly principal: Principal,
    readonly commandId: string,
    readonly action: Action,
  ) {
    super();
  }
}
