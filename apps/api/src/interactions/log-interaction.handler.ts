import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { interactionOf, logInteraction, whenAnswered } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { type LogAnswer, LogInteractionCommand } from './log-interaction.command.js';

/** Appends the interaction and waits until it can be seen. */
@CommandHandler(LogInteractionCommand)
export class LogInteractionHandler implements ICommandHandler<LogInteractionCommand> {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  async execute({ principal, interactionId, row }: LogInteractionCommand): Promise<LogAnswer> {
    const logged = await logInteraction(this.ports, principal, interactionId, row);
    if (logged.outcome !== 'logged') return logged;
    const interaction = await whenAnswered(this.ports.bell, this.options.limits.waitMs, () =>
      interactionOf(this.ports, principal, row.accountId, interactionId),
    );
    return { outcome: 'logged', interaction };
  }
}
