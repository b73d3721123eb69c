import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { commandOf, type Principal } from '#pipeline';
import { commandResponse } from '../actions/action-response.js';
import { Asker } from '../http/asker.js';
import { Problem } from '../http/problem.js';
import { idParam } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

@ApiTags('Commands')
@Controller('v1/commands')
export class CommandsController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get(':commandId')
  @ApiOperation({ operationId: 'getCommand', summary: 'What became of an action' })
  @Answers(200, commandResponse)
  async get(
    @Asker() asker: Principal,
    @Param('commandId', { schema: idParam }) commandId: string,
  ): Promise<z.infer<typeof commandResponse>> {
    const command = await commandOf(this.ports.readModels, asker, commandId);
    if (command === undefined) throw new Problem('not-found');
    return command;
  }
}
