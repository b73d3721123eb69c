import { Command } from '@nestjs/cqrs';
import type { Interaction, InteractionRow, LogOutcome, Principal } from '#pipeline';

/** What came of logging within the time that an answer may take. */
export type LogAnswer =
  | Exclude<LogOutcome, { outcome: 'logged' }>
  /** Undefined while it cannot be seen yet. */
  | { readonly outcome: 'logged'; readonly interaction: Interaction | undefined };

/** A user logs a call, a visit, … */
export class LogInteractionCommand extends Command<LogAnswer> {
  constructor(
    readonly principal: Principal,
    readonly interactionId: string,
    readonly row: InteractionRow,
  ) {
    super();
  }
}
