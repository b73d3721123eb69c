import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { budgetsOf, managerBudget, type Principal } from '#pipeline';
import { Asker } from '../http/asker.js';
import { lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const budgetQuery = z.strictObject({ owner: lineText.exactOptional(), team: lineText.exactOptional() });

const budgetResponse = z.object({ managers: z.array(managerBudget).readonly() }).meta({ id: 'Budgets' });

@ApiTags('Alerts')
@Controller('v1/budget')
export class BudgetController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'getBudget',
    summary: 'What managers are shown of their new alerts this week, what is held back, and why',
  })
  @Answers(200, budgetResponse)
  async get(
    @Asker() asker: Principal,
    @Query({ schema: budgetQuery }) filters: z.infer<typeof budgetQuery>,
  ): Promise<z.infer<typeof budgetResponse>> {
    return { managers: await budgetsOf(this.ports, asker, filters) };
  }
}
