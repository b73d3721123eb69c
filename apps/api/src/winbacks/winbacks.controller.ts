import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Action, listWinbacks, type Principal, winbackOf } from '#pipeline';
import { answerAction } from '../actions/action-response.js';
import { RequestActionCommand } from '../actions/request-action.command.js';
import { Asker } from '../http/asker.js';
import { businessDay, invalid } from '../http/business-day.js';
import { CommandId } from '../http/command-id.js';
import { cursorText } from '../http/cursor.js';
import { fieldsOf, withFields } from '../http/fields.js';
import { pageQuery } from '../http/page-query.js';
import { Problem } from '../http/problem.js';
import { etagOf, SeenRevision } from '../http/revision.js';
import { idParam, lineText } from '../http/texts.js';
import { ActsOnRevision, Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { AttemptLog } from './attempt-log.js';
import { attemptBody, lostBody, wakeBody, wonBody } from './winback-bodies.js';
import { winbackActionResponse, winbackPage, winbackResponse } from './winback-responses.js';

const listQuery = pageQuery.extend({
  fields: fieldsOf(winbackResponse),
  status: z.enum(['open', 'won', 'lost', 'withdrawn']).exactOptional(),
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  accountId: lineText.exactOptional(),
});

@ApiTags('Win-back')
@Controller('v1/winbacks')
export class WinbacksController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(AttemptLog) private readonly attempts: AttemptLog,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listWinbacks',
    summary: 'Plans to win paused accounts back, the next step first',
  })
  @Answers(200, winbackPage)
  async list(
    @Asker() asker: Principal,
    @Query({ schema: listQuery }) { cursor, fields, limit, ...filters }: z.infer<typeof listQuery>,
  ): Promise<object> {
    const page = await listWinbacks(this.ports.readModels, asker, { ...filters, after: cursor, limit });
    return {
      items: withFields(page.rows, fields),
      ...(page.next === undefined ? {} : { next: cursorText(page.next) }),
    };
  }

  @Get(':planId')
  @ApiOperation({ operationId: 'getWinback', summary: 'One plan; its ETag is its revision' })
  @Answers(200, winbackResponse)
  async get(
    @Asker() asker: Principal,
    @Param('planId', { schema: idParam }) planId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof winbackResponse>> {
    const plan = await winbackOf(this.ports.readModels, asker, planId);
    if (plan === undefined) throw new Problem('not-found');
    void reply.header('etag', etagOf(plan.revision));
    return plan;
  }

  @Post(':planId/attempt')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'attemptWinback',
    summary: 'Log an attempt: the step is done, the next is opened',
  })
  @ActsOnRevision(winbackActionResponse)
  async attempt(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('planId', { schema: idParam }) planId: string,
    @Body({ schema: attemptBody }) { note, ...body }: z.infer<typeof attemptBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const today = await businessDay(this.ports);
    const { date = today, next } = body;
    if (date > today) throw invalid('date', `The date is in the future (today is ${today}).`);
    if (next !== undefined) notBefore(today, 'next', next);
    const made = { ...body, planId, revision, date };
    const interactionId = await this.attempts.log(asker, commandId, { ...made, ...(note && { note }) });
    const data = { ...made, ...(interactionId === undefined ? {} : { interactionId }) };
    const action = { type: 'mooring.winback.attempted.requested', data } as const;
    return this.act(asker, commandId, action, { planId, reply });
  }

  @Post(':planId/wake')
  @HttpCode(200)
  @ApiOperation({ operationId: 'wakeWinback', summary: 'Set a wake date: nothing is due before it' })
  @ActsOnRevision(winbackActionResponse)
  async wake(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('planId', { schema: idParam }) planId: string,
    @Body({ schema: wakeBody }) body: z.infer<typeof wakeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    notBefore(await businessDay(this.ports), 'wakeOn', body.wakeOn);
    const data = { planId, revision, ...body };
    const action = { type: 'mooring.winback.rescheduled.requested', data } as const;
    return this.act(asker, commandId, action, { planId, reply });
  }

  @Post(':planId/won')
  @HttpCode(200)
  @ApiOperation({ operationId: 'winWinback', summary: 'The account is won back' })
  @ActsOnRevision(winbackActionResponse)
  won(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('planId', { schema: idParam }) planId: string,
    @Body({ schema: wonBody }) body: z.infer<typeof wonBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.winback.won.requested', data: { planId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { planId, reply });
  }

  @Post(':planId/lost')
  @HttpCode(200)
  @ApiOperation({ operationId: 'loseWinback', summary: 'The account is lost, why and to whom' })
  @ActsOnRevision(winbackActionResponse)
  lost(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('planId', { schema: idParam }) planId: string,
    @Body({ schema: lostBody }) body: z.infer<typeof lostBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.winback.lost.requested', data: { planId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { planId, reply });
  }

  private async act(
    asker: Principal,
    commandId: string,
    action: Action,
    { planId, reply }: { planId: string; reply: FastifyReply },
  ): Promise<object> {
    const answer = await this.commands.execute(new RequestActionCommand(asker, commandId, action));
    const { command, present } = await answerAction(answer, {
      reply,
      commandId,
      present: () => winbackOf(this.ports.readModels, asker, planId),
    });
    return { command, ...(present === undefined ? {} : { winback: present }) };
  }
}

function notBefore(today: string, field: string, date: string): void {
  if (date < today) throw invalid(field, `The date has passed already (today is ${today}).`);
}
