import { Controller, Delete, Get, HttpCode, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  ACCOUNT_ORDERS,
  accountOf,
  accountView,
  CLOCK_COLOURS,
  contactDay,
  eraseContact,
  listAccounts,
  listInteractions,
  type Principal,
  seriesOf,
} from '#pipeline';
import { accountSubject, type Language } from '#relationship';
import { alertResponses } from '../alerts/alert-response.js';
import { Asker } from '../http/asker.js';
import { cursorText } from '../http/cursor.js';
import { fieldsOf, withFields } from '../http/fields.js';
import { InLanguage, languageSchema } from '../http/language.js';
import { pageQuery } from '../http/page-query.js';
import { Problem } from '../http/problem.js';
import { idParam, lineText } from '../http/texts.js';
import { Answers } from '../openapi/decorators.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { detailOf } from './account-detail.js';
import {
  accountDetail,
  accountPage,
  interactionPage,
  journalPage,
  seriesResponse,
} from './account-responses.js';

const RING_WEEKS = 104;
const MOST_ENTRIES = 500;

const listQuery = pageQuery.extend({
  fields: fieldsOf(accountView),
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  order: z
    .enum(ACCOUNT_ORDERS)
    .default('accountId')
    .describe(
      'By amountAtRisk and probability: only accounts that have been judged, the highest first. By contact: those first to whom nobody has spoken for longest, by the limit of their tier',
    ),
  contact: z
    .string()
    .max(100)
    .transform((text, context) => {
      const colours = z.array(z.enum(CLOCK_COLOURS)).safeParse(text.split(','));
      if (colours.success) return colours.data;
      context.addIssue({ code: 'custom', message: `There are ${CLOCK_COLOURS.join(', ')}.` });
      return z.NEVER;
    })
    .exactOptional()
    .describe('Only accounts whose contact clock has one of these colours, separated by commas'),
});

const langQuery = z.strictObject({ lang: languageSchema.exactOptional() });

const seriesQuery = langQuery.extend({
  weeks: z.coerce.number().int().min(1).max(RING_WEEKS).default(RING_WEEKS).describe('Closed weeks'),
});

const journalQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(1e9).default(0).describe('Sequence number to go on behind'),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(100),
});

@ApiTags('Accounts')
@Controller('v1/accounts')
export class AccountsController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  @ApiOperation({ operationId: 'listAccounts', summary: 'Key accounts with how they stand' })
  @Answers(200, accountPage)
  async list(
    @Asker() asker: Principal,
    @Query({ schema: listQuery }) { cursor, fields, limit, order, ...filters }: z.infer<typeof listQuery>,
  ): Promise<object> {
    const today = await contactDay(this.ports);
    const query = { ...filters, orderBy: order, after: cursor, limit, today };
    const page = await listAccounts(this.ports.readModels, asker, query);
    return {
      items: withFields(page.rows, fields),
      ...(page.next === undefined ? {} : { next: cursorText(page.next) }),
    };
  }

  @Get(':accountId')
  @ApiOperation({
    operationId: 'getAccount',
    summary: 'One account with its alert, tasks, contacts and talks',
  })
  @Answers(200, accountDetail)
  async get(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Query({ schema: langQuery }) _query: z.infer<typeof langQuery>,
  ): Promise<z.infer<typeof accountDetail>> {
    return found(await detailOf(this.ports, asker, accountId, language));
  }

  @Get(':accountId/series')
  @ApiOperation({ operationId: 'getSeries', summary: 'Weekly amounts beside what was to be expected' })
  @Answers(200, seriesResponse)
  async series(
    @Asker() asker: Principal,
    @InLanguage() language: Language,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Query({ schema: seriesQuery }) { weeks }: z.infer<typeof seriesQuery>,
  ): Promise<z.infer<typeof seriesResponse>> {
    const series = found(await seriesOf(this.ports, asker, accountId, weeks));
    return { ...series, alerts: await alertResponses(this.ports.readModels, series.alerts, language) };
  }

  @Get(':accountId/journal')
  @ApiOperation({ operationId: 'getJournal', summary: 'Every event of the account, once, chained by hashes' })
  @Answers(200, journalPage)
  async journal(
    @Asker() asker: Principal,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Query({ schema: journalQuery }) { after, limit }: z.infer<typeof journalQuery>,
  ): Promise<object> {
    found(await accountOf(this.ports.readModels, asker, accountId));
    const items = await this.ports.readModels.journal(accountSubject(accountId), after, limit);
    const last = items.at(-1);
    return { items, ...(last === undefined || items.length < limit ? {} : { next: last.sequence }) };
  }

  @Get(':accountId/interactions')
  @ApiOperation({ operationId: 'listInteractions', summary: 'What was talked about, the latest first' })
  @Answers(200, interactionPage)
  async interactions(
    @Asker() asker: Principal,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Query({ schema: pageQuery }) { cursor, limit }: z.infer<typeof pageQuery>,
  ): Promise<object> {
    const query = { limit, ...(cursor === undefined ? {} : { after: cursor }) };
    const page = found(await listInteractions(this.ports, asker, accountId, query));
    return { items: page.rows, ...(page.next === undefined ? {} : { next: cursorText(page.next) }) };
  }

  @Delete(':accountId/contacts/:contactId')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'eraseContact',
    summary: 'Destroy the key of a contact: nothing of the person can be read any more, in any copy',
  })
  @Answers(204)
  async eraseContact(
    @Asker() asker: Principal,
    @Param('accountId', { schema: idParam }) accountId: string,
    @Param('contactId', { schema: idParam }) contactId: string,
  ): Promise<void> {
    if (!(await eraseContact(this.ports, asker, accountId, contactId))) throw new Problem('not-found');
  }
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Problem('not-found');
  return thing;
}
