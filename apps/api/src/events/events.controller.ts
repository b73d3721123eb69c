import { Body, Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { offeredEvent } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { Problem, type ProblemError } from '../http/problem.js';
import { Backlog } from '../metrics/backlog.js';
import { Answers } from '../openapi/decorators.js';
import { documented } from '../openapi/documented.js';
import { type EventResult, type EventsAnswer, eventsAnswer } from './events-answer.js';
import { PostEventsCommand } from './post-events.command.js';
import { sentEvents } from './sent-events.js';

const eventsQuery = z.strictObject({
  wait: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: answer when the events have been folded, after 3 s at the latest'),
});

const eventsBody = z.union([offeredEvent, z.array(offeredEvent)]);

/** Errors that a refused batch answers. */
const MOST_ERRORS = 200;

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    @Inject(Backlog) private readonly backlog: Backlog,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/cloudevents+json', 'application/cloudevents-batch+json')
  @ApiOperation({
    operationId: 'postEvents',
    summary: 'Shipments, accounts, contacts and interactions as CloudEvents',
    description:
      'Structured, batched and binary mode. A single event that is refused answers 422; of a batch the good ones are taken, and each event has its own outcome.',
  })
  @Answers(200, eventsAnswer, 'With wait=1: folded, each with its outcome')
  @ApiResponse({ status: 202, description: 'In the log', standardSchema: eventsAnswer })
  @ApiResponse({ status: 207, description: 'Some were refused', standardSchema: eventsAnswer })
  async post(
    @Req() request: FastifyRequest,
    @Body({ schema: documented(eventsBody) }) body: unknown,
    @Query({ schema: eventsQuery }) { wait }: z.infer<typeof eventsQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventsAnswer> {
    const { values } = sentEvents(request.headers, body, this.options.limits.events);
    if (await this.backlog.isTooLong()) {
      throw new Problem('busy', {
        detail: 'Too many events wait to be folded; nothing of the request was taken.',
      });
    }
    const events = await this.commands.execute(new PostEventsCommand(values, wait === '1', request.id));
    const refused = events.filter(({ outcome }) => outcome === 'refused');
    if (refused.length > 0 && refused.length === events.length)
      throw new Problem('invalid', { errors: errorsOf(refused) });
    const isFolded = wait === '1' && events.every(({ outcome }) => outcome !== 'accepted');
    if (refused.length > 0) void reply.status(207);
    else if (!isFolded) void reply.status(202);
    return { accepted: events.length - refused.length, refused: refused.length, events };
  }
}

/** The first errors of the refused events, each with the place of its event. */
function errorsOf(refused: readonly EventResult[]): readonly ProblemError[] {
  const errors = refused.flatMap(({ index, errors: own = [] }) =>
    own.map((error) => Object.assign({}, error, { index })),
  );
  return errors.slice(0, MOST_ERRORS);
}
