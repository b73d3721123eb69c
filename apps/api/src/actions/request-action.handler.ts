import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requestAction } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { decidedCommand } from './decided-command.js';
import { type ActionAnswer, RequestActionCommand } from './request-action.command.js';

/** Appends the request and waits for the fold's answer. */
@CommandHandler(RequestActionCommand)
export class RequestActionHandler implements ICommandHandler<RequestActionCommand> {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  async execute({ principal, commandId, action }: RequestActionCommand): Promise<ActionAnswer> {
    const outcome = await requestAction(this.ports, principal, commandId, action);
    if (outcome !== 'requested') return { outcome };
    const command = await decidedCommand(this.ports, this.options, principal, commandId);
    if (command === undefined) return { outcome, command };
    // Of two requests that came at once under one id, the log decided which is the one: ask which that was.
    const decided = await requestAction(this.ports, principal, commandId, action);
    return decided === 'requested' ? { outcome: decided, command } : { outcome: decided };
  }
}
