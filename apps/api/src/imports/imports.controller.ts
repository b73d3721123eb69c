import { createReadStream, existsSync } from 'node:fs';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandId } from '../http/command-id.js';
import { Problem } from '../http/problem.js';
import { idParam } from '../http/texts.js';
import { Answers, AnswersText, Repeatable } from '../openapi/decorators.js';
import { documented } from '../openapi/documented.js';
import { LINES_FILE } from './import-folder.js';
import { ImportRunner } from './import-runner.js';
import { importForm, importView, type ImportView } from './import-view.js';
import { Uploads } from './uploads.js';

const importList = z.object({ items: z.array(importView).readonly() }).meta({ id: 'ImportList' });

@ApiTags('Imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(
    @Inject(ImportRunner) private readonly runner: ImportRunner,
    @Inject(Uploads) private readonly uploads: Uploads,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @Repeatable()
  @ApiOperation({
    operationId: 'startImport',
    summary: 'Import CSV or CSV.gz files; ask /v1/imports/{id} how it goes',
  })
  @Answers(202, importView)
  async start(
    @CommandId() importId: string,
    @Req() request: FastifyRequest,
    // Read bit by bit: a file may be larger than the memory.
    @Body({ schema: documented(importForm) }) _form: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView> {
    const view = await this.uploads.receive(importId, request);
    void reply.header('location', `/v1/imports/${importId}`);
    return view;
  }

  @Get()
  @ApiOperation({ operationId: 'listImports', summary: 'Imports, the latest first' })
  @Answers(200, importList)
  list(): z.infer<typeof importList> {
    return { items: this.runner.folder.list().map(({ view }) => view) };
  }

  @Get(':importId')
  @ApiOperation({ operationId: 'getImport', summary: 'How far an import has come, and what became of it' })
  @Answers(200, importView)
  get(@Param('importId', { schema: idParam }) importId: string): ImportView {
    const state = this.runner.folder.read(importId);
    if (state === undefined) throw new Problem('not-found');
    return state.view;
  }

  @Get(':importId/lines')
  @ApiOperation({ operationId: 'getImportLines', summary: 'What became of every line, as CSV' })
  @AnswersText('text/csv')
  lines(@Param('importId', { schema: idParam }) importId: string): StreamableFile {
    const state = this.runner.folder.read(importId);
    const file = state === undefined ? undefined : this.runner.folder.path(importId, LINES_FILE);
    if (file === undefined || !existsSync(file)) throw new Problem('not-found');
    return new StreamableFile(createReadStream(file), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${importId}.csv"`,
    });
  }
}
