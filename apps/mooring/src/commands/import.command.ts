import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedCalendar } from '#calendars';
import {
  type ColumnMap,
  importAccounts,
  importShipments,
  type ImportCounts,
  type UnreadableFile,
} from '#pipeline';
import { DEFAULT_SETTINGS, type Settings } from '#relationship';
import { type FileOnDisk, fileOnDisk } from '../files/import-file.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';
import { type RejectsFile, rejectsFile } from './rejects-file.js';

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

/** Years after the last row for which working days are published: due dates lie ahead. */
const YEARS_AHEAD = 2;

/** Imports files and prints what became of their rows. */
export async function importCommand(
  set: MooringSet,
  paths: readonly string[],
  options: ImportCommandOptions,
): Promise<void> {
  const files = await Promise.all(paths.map(fileOnDisk));
  const map = options.map === undefined ? undefined : await readColumnMap(options.map);
  const rejects = rejectsFile(options.rejects ?? join(options.data, 'rejects.csv'), files.length > 1);
  const counts = await importFiles(set, files, map, options, rejects).finally(() => rejects.close());
  if ('file' in counts) throw new UserError(unreadable(counts));
  print(summary(counts, options.dryRun));
  const written = rejects.close();
  if (written !== undefined) print(`Rejected rows with line, field and reason: ${written}`);
}

function importFiles(
  set: MooringSet,
  files: readonly FileOnDisk[],
  map: ColumnMap | undefined,
  options: ImportCommandOptions,
  rejects: RejectsFile,
): Promise<ImportCounts | UnreadableFile> {
  const { source, dryRun } = options;
  const bar = progress(options.kind === 'shipments' ? 'rows' : 'accounts');
  const shared = { source, dryRun, onReject: rejects.add, ...(map === undefined ? {} : { map }) };
  const done =
    options.kind === 'accounts'
      ? importAccounts(set, files, { ...shared, onProgress: (rows) => bar.update('accounts', rows, undefined) })
      : importShipments(set, files, set.importStage(), {
          ...shared,
          chosen: chosenSettings(options),
          calendars: (settings, first, last) => [
            publishedCalendar(settings.country, Number(first.slice(0, 4)), Number(last.slice(0, 4)) + YEARS_AHEAD),
          ],
          onProgress: (step, rows, total) => bar.update(step === 'read' ? 'reading' : 'importing', rows, total),
        });
  return done.finally(() => bar.finish());
}

function chosenSettings({ measure, rate }: ImportCommandOptions): Partial<Settings> {
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(rate === undefined ? {} : { rates: { ...DEFAULT_SETTINGS.rates, ...rate } }),
  };
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
