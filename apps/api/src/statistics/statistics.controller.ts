import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Principal, statistics, type Statistics, statisticsOf } from '#pipeline';
import { Asker } from '../http/asker.js';
import { lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const statisticsQuery = z.strictObject({
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  since: z.iso.date().exactOptional().describe('Only what ended on this day or later'),
});

@ApiTags('Overview')
@Controller('v1/statistics')
export class StatisticsController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({ operationId: 'getStatistics', summary: 'What became of alerts and tasks' })
  @Answers(200, statistics)
  get(
    @Asker() asker: Principal,
    @Query({ schema: statisticsQuery }) filters: z.infer<typeof statisticsQuery>,
  ): Promise<Statistics> {
    return statisticsOf(this.ports.readModels, asker, filters);
  }
}
