import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type BudgetOverview, budgetOverview, budgetsOf, type Principal } from '#pipeline';
import { Asker } from '../http/asker.js';
import { lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const budgetQuery = z.strictObject({
  owner: lineText.exactOptional().describe('Of one account manager'),
  team: lineText.exactOptional().describe('Accounts of one team'),
});

@ApiTags('Overview')
@Controller('v1/budget')
export class BudgetController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'getBudget',
    summary: 'How many alerts are surfaced a week, and how each manager’s were ranked last',
  })
  @Answers(200, budgetOverview)
  get(
    @Asker() asker: Principal,
    @Query({ schema: budgetQuery }) filters: z.infer<typeof budgetQuery>,
  ): Promise<BudgetOverview> {
    return budgetsOf(this.ports, asker, filters);
  }
}
