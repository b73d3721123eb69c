import { Command } from '@nestjs/cqrs';
import type { EventResult } from './events-answer.js';

/** A feed sends events. */
export class PostEventsCommand extends Command<readonly EventResult[]> {
  constructor(
    readonly values: readonly unknown[],
    /** Whether to wait until they have been folded. */
    readonly wait: boolean,
    /** The id of the request, by which its events are found again. */
    readonly requestId: string,
  ) {
    super();
  }
}
