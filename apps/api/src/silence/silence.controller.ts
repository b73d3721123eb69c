import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  countSilence,
  lastClosedWeek,
  listSilence,
  listSilenceAsOf,
  type Principal,
  silenceOf,
} from '#pipeline';
import { type Language, weekOf, weekStart } from '#relationship';
import { Asker } from '../http/asker.js';
import { cursorText } from '../http/cursor.js';
import { InLanguage, languageSchema } from '../http/language.js';
import { pageQuery } from '../http/page-query.js';
import { Problem } from '../http/problem.js';
import { idParam, lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import {
  namedCounts,
  silencePage,
  silenceReason,
  silenceResponse,
  silenceResponseOf,
} from './silence-responses.js';

const weekQuery = z.strictObject({
  lang: languageSchema.exactOptional(),
  week: z.iso
    .date()
    .exactOptional()
    .describe(
      'A day of the week at whose end it was so, by what was known then; the last closed one when missing',
    ),
});

const listQuery = pageQuery.extend({
  ...weekQuery.shape,
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  reason: silenceReason.exactOptional().describe('Only accounts for which this reason counts'),
});

@ApiTags('Accounts')
@Controller('v1/silence')
export class SilenceController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'listSilence',
    summary: 'The silence ledger: why accounts do not alert, by amount at risk; of an earlier week by id',
  })
  @Answers(200, silencePage)
  async list(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Query({ schema: listQuery }) { lang: _lang, week, cursor, ...filters }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof silencePage>> {
    const query = { ...filters, after: cursor };
    const page =
      week === undefined
        ? await listSilence(this.ports, asker, query)
        : await listSilenceAsOf(this.ports, asker, week, query);
    if (page === undefined) throw new Problem('not-found');
    const items = page.rows.map((silent) => silenceResponseOf(silent, language));
    const next = page.next === undefined ? {} : { next: cursorText(page.next) };
    if (week !== undefined) return { week: weekStart(weekOf(week)), items, ...next };
    const counts = await countSilence(this.ports, asker, filters);
    return {
      week: (await lastClosedWeek(this.ports)) ?? null,
      counts: namedCounts(counts, language),
      items,
      ...next,
    };
  }

  @Get(':accountId')
  @ApiOperation({ operationId: 'getSilence', summary: 'Why one account does not alert, with all figures' })
  @Answers(200, silenceResponse)
  async get(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Query({ schema: weekQuery }) { week }: z.infer<typeof weekQuery>,
  ): Promise<z.infer<typeof silenceResponse>> {
    const silent = await silenceOf(this.ports, asker, accountId, week);
    if (silent === undefined) throw new Problem('not-found');
    return silenceResponseOf(silent, language);
  }
}
