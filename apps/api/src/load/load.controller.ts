import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { loadOf, managerLoad, type Principal } from '#pipeline';
import { Asker } from '../http/asker.js';
import { lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const loadQuery = z.strictObject({ team: lineText.exactOptional() });

const loadResponse = z
  .object({ managers: z.array(managerLoad).readonly().describe('Whoever has the most open tasks first') })
  .meta({ id: 'Load' });

@ApiTags('Overview')
@Controller('v1/load')
export class LoadController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({ operationId: 'getLoad', summary: 'How much each account manager has to do' })
  @Answers(200, loadResponse)
  async get(
    @Asker() asker: Principal,
    @Query({ schema: loadQuery }) filters: z.infer<typeof loadQuery>,
  ): Promise<z.infer<typeof loadResponse>> {
    return { managers: await loadOf(this.ports, asker, filters) };
  }
}
