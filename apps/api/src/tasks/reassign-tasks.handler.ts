import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  commandOf,
  type CommandView,
  deriveId,
  planReassignment,
  type Principal,
  type Reassignment,
  taskOf,
} from '#pipeline';
import { RequestActionCommand } from '../actions/request-action.command.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { type Reassigned, ReassignTasksCommand } from './reassign-tasks.command.js';

/** Asks for each task by the ordinary request, all at once: what had changed is left alone, the rest goes through. */
@CommandHandler(ReassignTasksCommand)
export class ReassignTasksHandler implements ICommandHandler<ReassignTasksCommand> {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  async execute({ principal, commandId, tasks, to }: ReassignTasksCommand): Promise<readonly Reassigned[]> {
    const plan = await planReassignment(this.ports, principal, tasks, to);
    return Promise.all(
      plan.map((each) => this.reassign(principal, deriveId('reassign', commandId, each.taskId), each)),
    );
  }

  private async reassign(
    principal: Principal,
    commandId: string,
    { taskId, revision, to }: Reassignment,
  ): Promise<Reassigned> {
    // Asked again under the same key, it is answered as it was: by now somebody else may have the least to do.
    const earlier = await commandOf(this.ports.readModels, principal, commandId);
    if (earlier !== undefined) return this.told(principal, taskId, earlier);
    if ((await taskOf(this.ports, principal, taskId)) === undefined) return { taskId, status: 'unknown' };
    if (to === undefined) return { taskId, status: 'nobody' };
    const action = { type: 'mooring.task.assigned.requested', data: { taskId, revision, ...to } } as const;
    const answer = await this.commands.execute(new RequestActionCommand(principal, commandId, action));
    return answer.outcome === 'requested'
      ? this.told(principal, taskId, answer.command)
      : { taskId, status: 'pending' };
  }

  private async told(
    principal: Principal,
    taskId: string,
    command: CommandView | undefined,
  ): Promise<Reassigned> {
    if (command === undefined || command.status === 'pending') return { taskId, status: 'pending' };
    const task = await taskOf(this.ports, principal, taskId);
    return {
      taskId,
      status: command.status === 'accepted' ? 'accepted' : 'changed',
      ...(command.reason === undefined ? {} : { reason: command.reason }),
      ...(task === undefined ? {} : { task }),
    };
  }
}
