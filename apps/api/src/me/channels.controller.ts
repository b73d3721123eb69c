import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actsFor, type Principal, troubledChannels } from '#pipeline';
import { Asker } from '../http/asker.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const channelsResponse = z
  .object({
    items: z
      .array(
        z.object({
          userId: z.string(),
          channel: z.string(),
          status: z.enum(['failing', 'disabled']),
          why: z.enum(['gone', 'failing']).exactOptional(),
          since: z.string(),
          reason: z.string(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'TroubledChannels' });

@ApiTags('Notifications')
@Controller('v1/channels')
export class ChannelsController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get('troubled')
  @ApiOperation({
    operationId: 'listTroubledChannels',
    summary: 'Channels through which nothing gets; an operator sees those of all',
  })
  @Answers(200, channelsResponse)
  async list(@Asker() asker: Principal): Promise<z.infer<typeof channelsResponse>> {
    const all = await troubledChannels(this.ports);
    const items = all
      .filter(({ userId }) => actsFor(asker, userId))
      .map(({ userId, channel, trouble }) => Object.assign({ userId, channel }, trouble));
    return { items };
  }
}
