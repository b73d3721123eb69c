import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Principal } from '#pipeline';
import { DIRECTIONS, FEELINGS, INTERACTION_KINDS } from '#relationship';
import { interactionResponse } from '../accounts/account-responses.js';
import { Asker } from '../http/asker.js';
import { businessDay, invalid } from '../http/business-day.js';
import { CommandId } from '../http/command-id.js';
import { lineText, noteText } from '../http/texts.js';
import { Answers, Repeatable } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { LogInteractionCommand } from './log-interaction.command.js';
import { logged } from './logged.js';

const MOST_CONTACTS = 20;

const logBody = z
  .strictObject({
    accountId: lineText,
    kind: z.enum(INTERACTION_KINDS),
    date: z.iso.date().exactOptional().describe('Day in the business time zone; today when missing'),
    direction: z.enum(DIRECTIONS).exactOptional(),
    contactIds: z.array(lineText).max(MOST_CONTACTS).exactOptional().describe('Contacts who took part'),
    feeling: z.enum(FEELINGS).exactOptional(),
    note: noteText.exactOptional(),
    nextStep: noteText.exactOptional(),
    nextStepDue: z.iso.date().exactOptional(),
  })
  .meta({ id: 'LogInteraction' });

const logResponse = z
  .object({ interactionId: z.string(), interaction: interactionResponse.exactOptional() })
  .meta({ id: 'LoggedInteraction' });

@ApiTags('Interactions')
@Controller('v1/interactions')
export class InteractionsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'logInteraction', summary: 'Log a call, a visit, an e-mail, …' })
  @Repeatable()
  @Answers(201, logResponse)
  async log(
    @Asker() asker: Principal,
    @CommandId() interactionId: string,
    @Body({ schema: logBody }) { contactIds, ...body }: z.infer<typeof logBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof logResponse>> {
    const today = await businessDay(this.ports);
    const { date = today } = body;
    if (date > today) throw invalid('date', `The date is in the future (today is ${today}).`);
    const row = { ...body, date, ...(contactIds === undefined ? {} : { contacts: contactIds }) };
    const answer = await this.commands.execute(new LogInteractionCommand(asker, interactionId, row));
    const interaction = logged(answer);
    if (interaction === undefined) {
      void reply.status(202);
      return { interactionId };
    }
    return { interactionId, interaction };
  }
}
