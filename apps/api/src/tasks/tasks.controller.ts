import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Action, listTasks, type Principal, taskOf } from '#pipeline';
import { answerAction } from '../actions/action-response.js';
import { RequestActionCommand } from '../actions/request-action.command.js';
import { Asker } from '../http/asker.js';
import { CommandId } from '../http/command-id.js';
import { cursorText } from '../http/cursor.js';
import { businessDay, invalid } from '../http/business-day.js';
import { withFields } from '../http/fields.js';
import { Problem } from '../http/problem.js';
import { etagOf, SeenRevision } from '../http/revision.js';
import { idParam } from '../http/texts.js';
import { ActsOnRevision, Answers, Repeatable } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { OpenTaskCommand } from './open-task.command.js';
import { ReassignTasksCommand } from './reassign-tasks.command.js';
import {
  assignBody,
  completeBody,
  listQuery,
  openBody,
  reassignBody,
  snoozeBody,
  stepBody,
} from './task-bodies.js';
import { reassignResponse, taskActionResponse, taskPage, taskResponse } from './task-responses.js';

@ApiTags('Tasks')
@Controller('v1/tasks')
export class TasksController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listTasks', summary: 'Tasks, the most urgent first' })
  @Answers(200, taskPage)
  async list(
    @Asker() asker: Principal,
    @Query({ schema: listQuery }) { cursor, fields, limit, ...filters }: z.infer<typeof listQuery>,
  ): Promise<object> {
    const page = await listTasks(this.ports, asker, { ...filters, after: cursor, limit });
    return {
      items: withFields(page.rows, fields),
      ...(page.next === undefined ? {} : { next: cursorText(page.next) }),
    };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'openTask',
    summary: 'Set a task on an account, for oneself or somebody else',
  })
  @Repeatable()
  @Answers(201, taskActionResponse, 'Set; the task as it is now')
  async open(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @Body({ schema: openBody }) body: z.infer<typeof openBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const today = await businessDay(this.ports);
    if (body.due < today) throw invalid('due', `The date has passed already (today is ${today}).`);
    const answer = await this.commands.execute(new OpenTaskCommand(asker, commandId, body));
    if (answer.outcome === 'unknown') throw new Problem('not-found', { detail: 'There is no such account.' });
    if (answer.outcome === 'refused') throw invalid(answer.problem.field, answer.problem.reason);
    const { taskId } = answer.outcome === 'requested' ? answer : { taskId: '' };
    if (answer.outcome === 'requested' && answer.command?.status === 'refused') {
      throw invalid('due', `${answer.command.reason ?? ''}.`);
    }
    const { command, present } = await answerAction(answer, {
      reply,
      commandId,
      present: () => taskOf(this.ports, asker, taskId),
    });
    return { command, ...(present === undefined ? {} : { task: present }) };
  }

  @Post('reassign')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reassignTasks',
    summary:
      'Give several tasks away, to somebody or to whoever has the least to do; what had changed is left alone',
  })
  @Repeatable()
  @Answers(200, reassignResponse)
  async reassign(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @Body({ schema: reassignBody }) { tasks, to }: z.infer<typeof reassignBody>,
  ): Promise<z.infer<typeof reassignResponse>> {
    return { items: await this.commands.execute(new ReassignTasksCommand(asker, commandId, tasks, to)) };
  }

  @Get(':taskId')
  @ApiOperation({ operationId: 'getTask', summary: 'One task; its ETag is its revision' })
  @Answers(200, taskResponse)
  async get(
    @Asker() asker: Principal,
    @Param('taskId', { schema: idParam }) taskId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof taskResponse>> {
    const task = await taskOf(this.ports, asker, taskId);
    if (task === undefined) throw new Problem('not-found');
    void reply.header('etag', etagOf(task.revision));
    return task;
  }

  @Post(':taskId/assign')
  @HttpCode(200)
  @ApiOperation({ operationId: 'assignTask', summary: 'Give a task to somebody' })
  @ActsOnRevision(taskActionResponse)
  assign(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('taskId', { schema: idParam }) taskId: string,
    @Body({ schema: assignBody }) body: z.infer<typeof assignBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.task.assigned.requested', data: { taskId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { taskId, reply });
  }

  @Post(':taskId/snooze')
  @HttpCode(200)
  @ApiOperation({ operationId: 'snoozeTask', summary: 'Put a task off to a later day' })
  @ActsOnRevision(taskActionResponse)
  snooze(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('taskId', { schema: idParam }) taskId: string,
    @Body({ schema: snoozeBody }) body: z.infer<typeof snoozeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.task.snoozed.requested', data: { taskId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { taskId, reply });
  }

  @Post(':taskId/complete')
  @HttpCode(200)
  @ApiOperation({ operationId: 'completeTask', summary: 'Complete a task with what came of it' })
  @ActsOnRevision(taskActionResponse)
  complete(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('taskId', { schema: idParam }) taskId: string,
    @Body({ schema: completeBody }) body: z.infer<typeof completeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.task.completed.requested', data: { taskId, revision, ...body } } as const;
    return this.act(asker, commandId, action, { taskId, reply });
  }

  @Post(':taskId/cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelTask', summary: 'Cancel a task that one has made oneself' })
  @ActsOnRevision(taskActionResponse)
  cancel(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('taskId', { schema: idParam }) taskId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const action = { type: 'mooring.task.cancelled.requested', data: { taskId, revision } } as const;
    return this.act(asker, commandId, action, { taskId, reply });
  }

  @Post(':taskId/steps/:step')
  @HttpCode(200)
  @ApiOperation({ operationId: 'tickTaskStep', summary: 'Tick a step of the checklist, or take it back' })
  @ActsOnRevision(taskActionResponse)
  tick(
    @Asker() asker: Principal,
    @CommandId() commandId: string,
    @SeenRevision() revision: number,
    @Param('taskId', { schema: idParam }) taskId: string,
    @Param('step', { schema: idParam }) step: string,
    @Body({ schema: stepBody }) { done }: z.infer<typeof stepBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const data = { taskId, revision, step, ...(done ? {} : { undone: true as const }) };
    const action = { type: 'mooring.task.step-done.requested', data } as const;
    return this.act(asker, commandId, action, { taskId, reply });
  }

  private async act(
    asker: Principal,
    commandId: string,
    action: Action,
    { taskId, reply }: { taskId: string; reply: FastifyReply },
  ): Promise<object> {
    const answer = await this.commands.execute(new RequestActionCommand(asker, commandId, action));
    const { command, present } = await answerAction(answer, {
      reply,
      commandId,
      present: () => taskOf(this.ports, asker, taskId),
    });
    return { command, ...(present === undefined ? {} : { task: present }) };
  }
}
