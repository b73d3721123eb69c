import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Principal, winbackOf } from '#pipeline';
import type { AttemptKind } from '#relationship';
import { Problem } from '../http/problem.js';
import { LogInteractionCommand } from '../interactions/log-interaction.command.js';
import { logged } from '../interactions/logged.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

interface AttemptMade {
  readonly planId: string;
  readonly revision: number;
  readonly date: string;
  readonly how: AttemptKind;
  readonly reached: boolean;
  readonly contactIds?: string[];
  readonly note?: string;
}

/** An offer goes out in writing. */
const KIND_OF = { call: 'call', visit: 'visit', email: 'email', meeting: 'meeting', offer: 'email' } as const;

/** An attempt that reached somebody, or of which there is more to tell, is an interaction as well: what is said is sealed there. */
@Injectable()
export class AttemptLog {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  /**
   * Logs the interaction of an attempt under the id of the command, so that a repeated request is the same interaction. An
   * attempt on a plan that has changed meanwhile is going to be refused, and is not logged.
   *
   * @returns the id of the interaction; undefined when there is nothing to log
   */
  async log(asker: Principal, commandId: string, attempt: AttemptMade): Promise<string | undefined> {
    const { planId, revision, date, how, reached, contactIds, note } = attempt;
    const plan = await winbackOf(this.ports.readModels, asker, planId);
    if (plan === undefined) throw new Problem('not-found');
    if (!reached && note === undefined) return undefined;
    if (plan.status === 'open' && plan.revision === revision) {
      const row = {
        accountId: plan.accountId,
        kind: KIND_OF[how],
        date,
        direction: 'outbound',
        ...(contactIds === undefined ? {} : { contacts: contactIds }),
        ...(note === undefined ? {} : { note }),
      } as const;
      logged(await this.commands.execute(new LogInteractionCommand(asker, commandId, row)));
    }
    return commandId;
  }
}
