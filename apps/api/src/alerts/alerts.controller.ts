import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Action, ALERT_ORDERS, alertOf, type AlertView, listAlerts, type Principal } from '#pipeline';
import { ALERT_OUTCOMES, type AlertOutcome, type Language } from '#relationship';
import { answerAction } from '../actions/action-response.js';
import { RequestActionCommand } from '../actions/request-action.command.js';
import { Asker } from '../http/asker.js';
import { CommandId } from '../http/command-id.js';
import { cursorText } from '../http/cursor.js';
import { fieldsOf, withFields } from '../http/fields.js';
import { InLanguage, languageSchema } from '../http/language.js';
import { pageQuery } from '../http/page-query.js';
import { Problem } from '../http/problem.js';
import { etagOf, SeenRevision } from '../http/revision.js';
import { ActsOnRevision, Answers } from '../openapi/decorators.js';
import { idParam, lineText, noteText } from '../http/texts.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import {
  alertActionResponse,
  alertPage,
  alertResponse,
  type AlertResponse,
  alertResponses,
} from './alert-response.js';

const listQuery = pageQuery.extend({
  fields: fieldsOf(alertResponse),
  status: z.enum(['open', 'closed']).exactOptional(),
  cause: z.enum(['loosening', 'paused']).exactOptional(),
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  accountId: lineText.exactOptional(),
  surfacing: z
    .enum(['waiting', 'held', 'surfaced'])
    .exactOptional()
    .describe('Whether the budget of the manager shows it'),
  sort: z.enum(ALERT_ORDERS).exactOptional().describe('The largest first; amountAtRisk unless given'),
  lang: languageSchema.exactOptional(),
});

const langQuery = z.strictObject({ lang: languageSchema.exactOptional() });

const snoozeBody = z
  .strictObject({ until: z.iso.date().describe('The first day on which it shows again'), reason: noteText })
  .meta({ id: 'SnoozeAlert' });

/** To whom, why, to whom again: without it nobody can learn from the outcome. */
const NEEDS_DETAIL: ReadonlySet<AlertOutcome> = new Set(['lost', 'not-valid', 'handed-over']);

const closeBody = z
  .strictObject({
    outcome: z.enum(ALERT_OUTCOMES),
    detail: noteText
      .exactOptional()
      .describe('To whom it was lost, why it was not valid, who took over; required with these three'),
    wakeDate: z.iso
      .date()
      .exactOptional()
      .describe('When to look at the account again; required with `paused-with-wake-date`, and only there'),
  })
  .superRefine(({ outcome, detail, wakeDate }, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (NEEDS_DETAIL.has(outcome) && detail === undefined)
      missing('detail', 'The outcome wants a word of explanation.');
    if ((outcome === 'paused-with-wake-date') !== (wakeDate !== undefined))
      missing(
        'wakeDate',
        'A wake date belongs to the outcome paused-with-wake-date, and that to a wake date.',
      );
  })
  .meta({ id: 'CloseAlert' });

@ApiTags('Alerts')
@Controller('v1/alerts')
export class AlertsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listAlerts',
    summary: 'Alerts, those with the most at risk or the most worth first',
  })
  @Answers(200, alertPage)
  async list(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Query({ schema: listQuery })
    { cursor, fields, limit, sort, lang: _lang, ...filters }: z.infer<typeof listQuery>,
  ): Promise<object> {
    const page = await listAlerts(this.ports.readModels, asker, {
      ...filters,
      orderBy: sort,
      after: cursor,
      limit,
    });
    const items = await alertResponses(this.ports.readModels, page.rows, language);
    return {
      items: withFields(items, fields),
      ...(page.next === undefined ? {} : { next: cursorText(page.next) }),
    };
  }

  @Get(':alertId')
  @ApiOperation({ operationId: 'getAlert', summary: 'One alert; its ETag is its revision' })
  @Answers(200, alertResponse)
  async get(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Param('alertId', { schema: idParam }) alertId: string,
    @Query({ schema: langQuery }) _query: z.infer<typeof langQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertResponse> {
    const alert = await alertOf(this.ports.readModels, asker, alertId);
    if (alert === undefined) throw new Problem('not-found');
    void reply.header('etag', etagOf(alert.revision));
    return this.inWords(alert, language);
  }

  @Post(':alertId/acknowledge')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeAlert', summary: 'Take an alert up' })
  @ActsOnRevision(alertActionResponse)
  acknowledge(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('alertId', { schema: idParam }) alertId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.alert.acknowledged.requested', data: { alertId, revision } } as const;
    return this.act(asker, commandId, action, { alertId, language, reply });
  }

  @Post(':alertId/snooze')
  @HttpCode(200)
  @ApiOperation({ operationId: 'snoozeAlert', summary: 'Put an alert off until a day' })
  @ActsOnRevision(alertActionResponse)
  snooze(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('alertId', { schema: idParam }) alertId: string,
    @Body({ schema: snoozeBody }) body: z.infer<typeof snoozeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.alert.snoozed.requested', data: { alertId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { alertId, language, reply });
  }

  @Post(':alertId/close')
  @HttpCode(200)
  @ApiOperation({ operationId: 'closeAlert', summary: 'Close an alert with what came of it' })
  @ActsOnRevision(alertActionResponse)
  close(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('alertId', { schema: idParam }) alertId: string,
    @Body({ schema: closeBody }) body: z.infer<typeof closeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.alert.closed.requested', data: { alertId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { alertId, language, reply });
  }

  private async act(
    asker: Principal,
    commandId: string,
    action: Action,
    { alertId, language, reply }: { alertId: string; language: Language; reply: FastifyReply },
  ): Promise<object> {
    const answer = await this.commands.execute(new RequestActionCommand(asker, commandId, action));
    const { command, present } = await answerAction(answer, {
      reply,
      commandId,
      present: async () => {
        const alert = await alertOf(this.ports.readModels, asker, alertId);
        return alert === undefined ? undefined : this.inWords(alert, language);
      },
    });
    return { command, ...(present === undefined ? {} : { alert: present }) };
  }

  private async inWords(alert: AlertView, language: Language): Promise<AlertResponse> {
    const [response] = await alertResponses(this.ports.readModels, [alert], language);
    if (response === undefined) throw new Problem('not-found');
    return response;
  }
}
