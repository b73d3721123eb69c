import { Command } from '@nestjs/cqrs';
import type { CommandView, Principal, RequestTaskOutcome, WantedTask } from '#pipeline';

/** What came of a wanted task within the time that an answer may take. */
export type OpenTaskAnswer =
  | Exclude<RequestTaskOutcome, { outcome: 'requested' }>
  /** Undefined while nothing is known of it yet. */
  | { readonly outcome: 'requested'; readonly taskId: string; readonly command: CommandView | undefined };

/** A user wants a task of their own. */
export class OpenTaskCommand extends Command<OpenTaskAnswer> {
  constructor(
    readonly principal: Principal,
    readonly commandId: string,
    readonly wanted: WantedTask,
  ) {
    super();
  }
}
