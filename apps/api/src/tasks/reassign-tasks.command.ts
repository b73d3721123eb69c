import { Command } from '@nestjs/cqrs';
import type { Principal, SeenTask, TaskView } from '#pipeline';

/** What became of one of the tasks within the time that an answer may take. */
export interface Reassigned {
  readonly taskId: string;
  readonly status: 'accepted' | 'changed' | 'pending' | 'unknown' | 'nobody';
  readonly reason?: string;
  readonly task?: TaskView;
}

/** A head gives several tasks away, each at the revision that they saw. */
export class ReassignTasksCommand extends Command<readonly Reassigned[]> {
  constructor(
    readonly principal: Principal,
    readonly commandId: string,
    readonly tasks: readonly SeenTask[],
    /** Whoever of the team has the least to do when missing. */
    readonly to: string | undefined,
  ) {
    super();
  }
}
