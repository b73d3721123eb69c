import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { overviewOf, type Principal } from '#pipeline';
import { Asker } from '../http/asker.js';
import { lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const amount = z.object({ count: z.int(), amountAtRisk: z.number() });

const overviewResponse = z
  .object({
    measure: z.enum(['value', 'volume']).exactOptional().describe('Missing before the first shipment'),
    unit: z.string().describe('Currency or unit of all amounts'),
    timeZone: z.string(),
    today: z.iso.date().describe('In the business time zone'),
    lastClosed: z.iso.date().nullable().describe('Monday of the last closed week'),
    importing: z.boolean().describe('While history is imported no week ends by the clock'),
    accounts: z.int(),
    loosening: amount.describe('Open alerts'),
    paused: amount.describe('Open alerts'),
    openTasks: z.int(),
    owners: z
      .array(z.object({ owner: z.string(), accounts: z.int() }))
      .readonly()
      .describe('Account managers; the empty name stands for accounts that nobody looks after'),
  })
  .meta({ id: 'Overview' });

const overviewQuery = z.strictObject({ owner: lineText.exactOptional(), team: lineText.exactOptional() });

@ApiTags('Overview')
@Controller('v1/overview')
export class OverviewController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({ operationId: 'getOverview', summary: 'How everything stands' })
  @Answers(200, overviewResponse)
  get(
    @Asker() asker: Principal,
    @Query({ schema: overviewQuery }) filters: z.infer<typeof overviewQuery>,
  ): Promise<z.infer<typeof overviewResponse>> {
    return overviewOf(this.ports, asker, filters);
  }
}
