import { randomUUID } from 'node:crypto';
import { createWriteStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import type { MultipartFile } from '@fastify/multipart';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { Problem } from '../http/problem.js';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { type ImportState, type ParsedChoice, uploadName } from './import-folder.js';
import { ImportRunner } from './import-runner.js';
import { importChoice, type ImportChoice, type ImportView } from './import-view.js';

const MOST_FILES = 20;
const MOST_FIELDS = 20;

const columnMap = z.record(z.string(), z.string());

/** Receives the files of imports. */
@Injectable()
export class Uploads {
  readonly #receiving = new Map<string, Promise<ImportView>>();

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    @Inject(ImportRunner) private readonly runner: ImportRunner,
  ) {}

  /**
   * Writes the files of a multipart form into the folder and has them imported. A form that is no good leaves nothing; one
   * that is sent again is the import that it was, also while the first one is still being received.
   */
  async receive(importId: string, request: FastifyRequest): Promise<ImportView> {
    for (let first = this.#receiving.get(importId); first !== undefined;) {
      await first.catch(() => undefined);
      first = this.#receiving.get(importId);
    }
    const known = this.runner.folder.read(importId);
    if (known !== undefined) return this.receiveAgain(known, request);
    const receiving = this.receiveNew(importId, request).finally(() => this.#receiving.delete(importId));
    this.#receiving.set(importId, receiving);
    return receiving;
  }

  private async receiveNew(importId: string, request: FastifyRequest): Promise<ImportView> {
    const { folder } = this.runner;
    try {
      const state = await this.readState(importId, request);
      folder.write(state);
      this.runner.enqueue(importId);
      return state.view;
    } catch (error) {
      folder.remove(importId);
      throw error;
    }
  }

  /** As far as can be told from what is kept: the choices, and the names and sizes of the files. */
  private async receiveAgain(known: ImportState, request: FastifyRequest): Promise<ImportView> {
    const again = randomUUID();
    try {
      const state = await this.readState(again, request);
      if (isDeepStrictEqual(requested(state), requested(known))) return known.view;
      throw new Problem('key-reused', { detail: 'The same Idempotency-Key came with another form before.' });
    } finally {
      this.runner.folder.remove(again);
    }
  }

  private async readState(importId: string, request: FastifyRequest): Promise<ImportState> {
    const { fields, files } = await this.readForm(importId, request).catch(unreadable);
    const { kind, source, dryRun, ...more } = checked(fields);
    if (files.length === 0) throw invalid('file', 'The form has no file.');
    const createdAt = this.ports.clock.now();
    return {
      view: { importId, status: 'waiting', kind, source, dryRun, files, createdAt, rejects: [] },
      choice: parsedChoice(more),
    };
  }

  private async readForm(
    importId: string,
    request: FastifyRequest,
  ): Promise<{ readonly fields: Readonly<Record<string, string>>; readonly files: ImportView['files'] }> {
    const { fileBytes } = this.options.limits;
    const fields: Record<string, string> = {};
    const files: { readonly name: string; readonly bytes: number }[] = [];
    const limits = { fileSize: fileBytes, files: MOST_FILES, fields: MOST_FIELDS };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        const path = this.runner.folder.path(importId, uploadName(files.length));
        await save(part, path);
        files.push({ name: nameOf(part, files.length), bytes: statSync(path).size });
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
    return { fields, files };
  }
}

function requested({ view, choice }: ImportState): unknown {
  const { kind, source, dryRun, files } = view;
  return { kind, source, dryRun, files, choice };
}

/** The form's reader gives errors of its own no code; those of the disk and the connection have one. */
function unreadable(error: unknown): never {
  if (error instanceof Problem || !(error instanceof Error) || 'code' in error) throw error;
  throw new Problem('bad-request', { detail: `The form cannot be read: ${error.message}.` });
}

async function save(part: MultipartFile, path: string): Promise<void> {
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated)
    throw new Problem('too-large', { detail: 'The file is larger than is taken here.' });
}

/** As the user knows it, for what is said about its lines; it is never used as a path. */
function nameOf({ filename }: Partial<Pick<MultipartFile, 'filename'>>, nth: number): string {
  const name = (filename ?? '').replaceAll(/[\p{Cc}\p{Cf}\\/]/gu, '').slice(0, 200);
  return name === '' ? `file ${String(nth + 1)}` : name;
}

function checked(fields: Readonly<Record<string, string>>): ImportChoice {
  const choice = importChoice.safeParse(fields);
  if (choice.success) return choice.data;
  const errors = choice.error.issues.map(({ path, message }) => ({
    field: path.map(String).join('.') || 'form',
    reason: message,
  }));
  throw new Problem('invalid', { errors });
}

function parsedChoice({ measure, rate, map }: Pick<ImportChoice, 'measure' | 'rate' | 'map'>): ParsedChoice {
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(rate === undefined ? {} : { rate: ratesOf(rate) }),
    ...(map === undefined ? {} : { map: mapOf(map) }),
  };
}

function ratesOf(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [currency = '', units = ''] = pair.split('=');
      return [currency, Number(units)];
    }),
  );
}

function mapOf(text: string): Readonly<Record<string, string>> {
  try {
    return columnMap.parse(JSON.parse(text));
  } catch {
    throw invalid(
      'map',
      'The map must be a JSON object of texts, for example {"客户": "account_id", "备注": ""}.',
    );
  }
}

function invalid(field: string, reason: string): Problem {
  return new Problem('invalid', { errors: [{ field, reason }] });
}
