import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  type Principal,
  type Quality,
  quality,
  qualityOf,
  statistics,
  type Statistics,
  statisticsOf,
} from '#pipeline';
import { type Language, nameOfReason } from '#relationship';
import { Asker } from '../http/asker.js';
import { InLanguage, languageSchema } from '../http/language.js';
import { lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const statisticsQuery = z.strictObject({
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  since: z.iso.date().exactOptional().describe('Only what ended on this day or later'),
});

const qualityQuery = statisticsQuery.extend({ lang: languageSchema.exactOptional() });

const ruleNames = z.record(z.string(), z.string()).describe('Names of the rules that occur');
const qualityResponse = quality.extend({ names: ruleNames }).meta({ id: 'NamedQuality' });

function named(of: Quality, language: Language): z.infer<typeof qualityResponse> {
  const rules = of.missed.items
    .flatMap(({ weeksByRule }) => weeksByRule)
    .concat(of.missed.byRule)
    .map(({ rule }) => rule);
  return {
    ...of,
    names: Object.fromEntries([...new Set(rules)].map((rule) => [rule, nameOfReason(rule, language)])),
  };
}

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

  @Get('quality')
  @ApiOperation({
    operationId: 'getQuality',
    summary: 'How good alerts are: what came of them, how early losses were told, what kept the others quiet',
  })
  @Answers(200, qualityResponse)
  async quality(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Query({ schema: qualityQuery }) { lang: _lang, ...filters }: z.infer<typeof qualityQuery>,
  ): Promise<z.infer<typeof qualityResponse>> {
    return named(await qualityOf(this.ports, asker, filters), language);
  }
}
