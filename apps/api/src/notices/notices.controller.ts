import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { listNotices, noticeView } from '#pipeline';
import { type Language, renderNotice } from '#relationship';
import { cursorText } from '../http/cursor.js';
import { InLanguage, languageSchema } from '../http/language.js';
import { pageQuery } from '../http/page-query.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

const listQuery = pageQuery.extend({
  status: z.enum(['open', 'over']).exactOptional(),
  lang: languageSchema.exactOptional(),
});

const noticePage = z
  .object({
    items: z
      .array(z.object({ notice: noticeView, words: z.string().describe('The notice as a sentence') }))
      .readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'NoticePage' });

@ApiTags('Notices')
@Controller('v1/notices')
export class NoticesController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'listNotices',
    summary: 'What is said of all accounts together, latest first',
  })
  @Answers(200, noticePage)
  async list(
    @InLanguage() language: Language,
    @Query({ schema: listQuery }) { cursor, limit, lang: _lang, ...filters }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof noticePage>> {
    const page = await listNotices(this.ports, { ...filters, after: cursor, limit });
    return {
      items: page.rows.map((notice) => ({ notice, words: renderNotice(notice, language) })),
      ...(page.next === undefined ? {} : { next: cursorText(page.next) }),
    };
  }
}
