import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CHANGE_KINDS, type ChangeKind, placesOf, type Principal } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { Asker } from '../http/asker.js';
import { Problem } from '../http/problem.js';
import { AnswersText } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { ChangeHub } from './change-hub.js';
import { streamChanges, type StreamQuery } from './change-stream.js';

const kinds: ReadonlySet<string> = new Set(CHANGE_KINDS);

const streamQuery = z.strictObject({
  kinds: z
    .string()
    .max(200)
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(
      z.array(
        z.custom<ChangeKind>((kind) => typeof kind === 'string' && kinds.has(kind), 'There is no such kind.'),
      ),
    )
    .exactOptional()
    .describe(`Only these, separated by commas: ${CHANGE_KINDS.join(', ')}`),
});

@ApiTags('Stream')
@Controller('v1/stream')
export class StreamController {
  #readers = 0;

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    @Inject(ChangeHub) private readonly hub: ChangeHub,
  ) {}

  @Get()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    schema: { type: 'string' },
    description: 'Where to go on',
  })
  @ApiOperation({
    operationId: 'stream',
    summary: 'What has changed, as server-sent events',
    description:
      'Each event says that something about an account shows in the read models now; ask again for what you show. A reader who comes back with the last id misses nothing; after too long it gets `reset`.',
  })
  @AnswersText('text/event-stream')
  async stream(
    @Asker() asker: Principal,
    @Req() request: FastifyRequest,
    @Query({ schema: streamQuery }) { kinds: wanted }: z.infer<typeof streamQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (this.#readers >= this.options.limits.streams)
      throw new Problem('busy', { detail: 'Too many readers already.' });
    const last = request.headers['last-event-id'];
    this.#readers += 1;
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    const query: StreamQuery = {
      asker,
      from: typeof last === 'string' ? (placesOf(last, this.ports.log) ?? 'unknown') : undefined,
      kinds: wanted === undefined ? undefined : new Set(wanted),
    };
    await streamChanges(this.ports, this.hub, reply.raw, query, () => {
      this.#readers -= 1;
    });
  }
}
