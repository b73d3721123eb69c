import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { listParked, type Principal, type TakeUp, takeUpParked, whenAnswered } from '#pipeline';
import { accountSubject } from '#relationship';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { Asker } from '../http/asker.js';
import { Problem } from '../http/problem.js';
import { idParam, noteText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const parkedResponse = z
  .object({
    subject: z.string(),
    eventId: z.string().describe('The event that could not be folded'),
    reason: z.string(),
    since: z.string(),
    sequence: z.int(),
    position: z.string(),
    waiting: z.int().describe('Events that wait behind it'),
  })
  .meta({ id: 'Parked' });

const parkedList = z.object({ items: z.array(parkedResponse).readonly() }).meta({ id: 'ParkedList' });

const takeUpBody = z
  .strictObject({ reason: noteText.describe('It stays in the log') })
  .meta({ id: 'TakeUpParked' });

/** Accounts that wait behind an event that could not be folded: for operators. */
@ApiTags('Operations')
@Controller('v1/parked')
export class ParkedController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listParked',
    summary: 'Accounts that wait behind an event that could not be folded',
  })
  @Answers(200, parkedList)
  async list(@Asker() _asker: Principal): Promise<z.infer<typeof parkedList>> {
    return { items: await listParked(this.ports) };
  }

  @Post(':accountId/retry')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'retryParked',
    summary: 'Try the event once more, after the program has been mended',
  })
  @Answers(200, parkedList, 'The account, when it is parked still')
  retry(
    @Asker() asker: Principal,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Body({ schema: takeUpBody }) { reason }: z.infer<typeof takeUpBody>,
  ): Promise<z.infer<typeof parkedList>> {
    return this.takeUp(asker, accountId, { how: 'retry', reason });
  }

  @Post(':accountId/skip')
  @HttpCode(200)
  @ApiOperation({ operationId: 'skipParked', summary: 'Leave the event out and go on with those behind it' })
  @Answers(200, parkedList, 'The account, when it is parked still')
  skip(
    @Asker() asker: Principal,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Body({ schema: takeUpBody }) { reason }: z.infer<typeof takeUpBody>,
  ): Promise<z.infer<typeof parkedList>> {
    return this.takeUp(asker, accountId, { how: 'skip', reason });
  }

  private async takeUp(
    asker: Principal,
    accountId: string,
    how: { readonly how: TakeUp; readonly reason: string },
  ): Promise<z.infer<typeof parkedList>> {
    const subject = accountSubject(accountId);
    const before = await this.ports.store.document(subject);
    if ((await takeUpParked(this.ports, asker, subject, how)) === undefined) throw new Problem('not-found');
    const after = await whenAnswered(this.ports.bell, this.options.limits.waitMs, async () => {
      const document = await this.ports.store.document(subject);
      return document?.position === before?.position ? undefined : document;
    });
    const parked = after?.parked;
    return { items: parked === undefined ? [] : [{ subject, ...parked }] };
  }
}
