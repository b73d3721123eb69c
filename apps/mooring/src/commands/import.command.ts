import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnMap, ImportCounts, UnreadableFile } from '#pipeline';
import { DEFAULT_SETTINGS, type Settings } from '#relationship';
import { fileOnDisk } from '../files/import-file.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';
import { rejectsFile } from './rejects-file.js';
import { runImport } from './run-import.js';

export interface ImportCommandOptions {
  readonly data: string;
  readonly kind: 'shipments' | 'accounts';
  readonly source: string;
  readonly map?: string;
  readonly dryRun: boolean;
  readonly measure?: 'value' | 'volume';
  readonly rate?: Readonly<Record<string, number>>;
  readonly rejects?: string;
}

/** Imports files and prints what became of their rows. */
export async function importCommand(
  set: MooringSet,
  paths: readonly string[],
  options: ImportCommandOptions,
): Promise<void> {
  const files = await Promise.all(paths.map(fileOnDisk));
  const map = options.map === undefined ? undefined : await readColumnMap(options.map);
  const rejects = rejectsFile(options.rejects ?? join(options.data, 'rejects.csv'), files.length > 1);
  const counts = await runImport(set, files, {
    kind: options.kind,
    source: options.source,
    dryRun: options.dryRun,
    ...(map === undefined ? {} : { map }),
    chosen: chosenSettings(options),
    onReject: rejects.add,
  }).finally(() => rejects.close());
  if ('file' in counts) throw new UserError(unreadable(counts));
  print(summary(counts, options.dryRun));
  const written = rejects.close();
  if (written !== undefined) print(`Rejected rows with line, field and reason: ${written}`);
}

/** A JSON object: the file's column name to Mooring's, or to "" for a column to ignore. */
async function readColumnMap(path: string): Promise<ColumnMap> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UserError(`the column map ${path} cannot be read`);
  });
  try {
    const map: unknown = JSON.parse(text);
    if (typeof map !== 'object' || map === null) throw new TypeError('not an object');
    return Object.fromEntries(Object.entries(map).map(([column, name]) => [column, String(name)]));
  } catch {
    throw new UserError(`the column map ${path} is not a JSON object such as {"客户": "account_id"}`);
  }
}

function chosenSettings({ measure, rate }: ImportCommandOptions): Partial<Settings> {
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(rate === undefined ? {} : { rates: { ...DEFAULT_SETTINGS.rates, ...rate } }),
  };
}

function unreadable({ file, errors }: UnreadableFile): string {
  const [first] = errors;
  const where = first === undefined ? '' : `line ${String(first.line)}, ${first.field}: ${first.reason}`;
  const more = errors.length > 1 ? ` (and ${String(errors.length - 1)} more)` : '';
  return `${file} was not imported, nothing was changed. ${where}${more}`;
}

function summary({ rows, accepted, duplicate, amended, rejected }: ImportCounts, dryRun: boolean): string {
  const numbers = { rows, accepted, duplicate, amended, rejected };
  const parts = Object.entries(numbers).map(([name, count]) => `${name} ${count.toLocaleString('en')}`);
  return `${dryRun ? 'Dry run, nothing was changed: ' : ''}${parts.join(', ')}`;
}
