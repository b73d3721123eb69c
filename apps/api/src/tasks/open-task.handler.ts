import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requestTask } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { decidedCommand } from '../actions/decided-command.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { type OpenTaskAnswer, OpenTaskCommand } from './open-task.command.js';

/** Appends the request and waits for the fold's answer. */
@CommandHandler(OpenTaskCommand)
export class OpenTaskHandler implements ICommandHandler<OpenTaskCommand> {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  async execute({ principal, commandId, wanted }: OpenTaskCommand): Promise<OpenTaskAnswer> {
    const ask = () => requestTask(this.ports, principal, commandId, wanted);
    const asked = await ask();
    if (asked.outcome !== 'requested') return asked;
    const command = await decidedCommand(this.ports, this.options, principal, commandId);
    if (command === undefined) return { ...asked, command };
    // Of two requests that came at once under one id, the log decided which is the one: ask which that was.
    const decided = await ask();
    return decided.outcome === 'requested' ? { ...decided, command } : decided;
  }
}
