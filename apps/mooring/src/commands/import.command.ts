import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  chosenSettings,
  type ColumnMap,
  type ImportCounts,
  type ImportKind,
  type Reject,
  type SettingsChoice,
  type UnreadableFile,
} from '#pipeline';
import { readColumnMap } from './column-map.js';
import { expectedRows, type FileOnDisk, fileOnDisk } from '#disk-files';
import { invocation } from '../invocation.js';
import { type OpenSet, withSet } from '../open-set.js';
import type { MooringSet } from '../set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { print, printError } from '../terminal/print.js';
import { UserError } from '../user-error.js';
import { firstRejects, rowErrorText } from './first-rejects.js';
import { countOpenAlerts } from './open-alerts.js';
import { rejectsFile, requireWritable } from './rejects-file.js';
import { reportParked } from './report-parked.js';
import { runImport } from './run-import.js';

export interface ImportCommandOptions extends SettingsChoice {
  readonly data: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly map?: string;
  readonly dryRun: boolean;
  readonly rejects?: string;
}

/** Errors of a file's header that are shown. */
const SHOWN = 5;

/** Imports files and prints what became of their rows. Files and options are checked before a data folder is made. */
export async function importCommand(
  openSet: OpenSet,
  paths: readonly string[],
  options: ImportCommandOptions,
): Promise<void> {
  const { data, dryRun } = options;
  const files = await Promise.all(paths.map((path) => fileOnDisk(path)));
  if (options.rejects !== undefined) requireWritable(options.rejects);
  const map = options.map === undefined ? undefined : await readColumnMap(options.map);
  const work = (set: MooringSet): Promise<void> => importInto(set, files, map, options);
  if (dryRun && !existsSync(data))
    await inTemporaryFolder((folder) => withSet(openSet, folder, 'write', work));
  else await withSet(openSet, data, 'write', work);
}

async function importInto(
  set: MooringSet,
  files: readonly FileOnDisk[],
  map: ColumnMap | undefined,
  options: ImportCommandOptions,
): Promise<void> {
  const { data, kind, source, dryRun } = options;
  const choice = await chosenSettings(set.store, options);
  if ('reason' in choice) {
    throw new UserError(
      `the data folder does not take --${choice.field}: ${choice.reason}; import into another folder with --data`,
    );
  }
  const rejects = rejectsOf(options, files.length > 1);
  const first = firstRejects();
  const onReject = (reject: Reject): void => {
    first.add(reject);
    rejects?.add(reject);
  };
  try {
    const expected = (rows: number): number | undefined => expectedRows(files, rows);
    const run = {
      kind,
      source,
      dryRun,
      ...choice,
      onReject,
      expected,
      ...(map === undefined ? {} : { map }),
    };
    const counts = await runImport(set, files, run);
    if ('file' in counts) throw new UserError(unreadable(counts));
    const written = rejects?.finish();
    print(summary(counts, dryRun));
    if (counts.rejected > 0) reportRejects(first.lines(), written);
  } finally {
    rejects?.discard();
  }
  if (dryRun) return;
  print(await openAlertsLine(set, data));
  await reportParked(set, data);
}

/** A dry run changes nothing, so it writes rejects only where it is told to. */
function rejectsOf(
  { data, dryRun, rejects }: ImportCommandOptions,
  manyFiles: boolean,
): ReturnType<typeof rejectsFile> | undefined {
  if (rejects === undefined && dryRun) return undefined;
  return rejectsFile(rejects ?? join(data, 'rejects.csv'), manyFiles);
}

/** The good rows are in, but a script should notice the others. */
function reportRejects(lines: readonly string[], written: string | undefined): void {
  process.exitCode = 1;
  printError('Rejected:');
  for (const line of lines) printError(line);
  printError(
    written === undefined
      ? 'To have all of them with line, field and reason in a file, add --rejects FILE.'
      : `All of them with line, field and reason: ${written}`,
  );
}

async function openAlertsLine({ readModels }: MooringSet, data: string): Promise<string> {
  const { all, text } = await countOpenAlerts(readModels, 'en');
  return all === 0 ? text : `${text} See them: ${invocation(data, 'alerts')}`;
}

function unreadable({ file, errors }: UnreadableFile): string {
  const more = errors.length > SHOWN ? [`  and ${String(errors.length - SHOWN)} more`] : [];
  const shown = errors.slice(0, SHOWN).map((error) => `  ${rowErrorText(error)}`);
  return [`${file} cannot be imported; nothing was changed.`, ...shown, ...more].join('\n');
}

function summary({ rows, accepted, duplicate, amended, rejected }: ImportCounts, dryRun: boolean): string {
  const numbers = { rows, accepted, duplicate, amended, rejected };
  const parts = Object.entries(numbers).map(([name, count]) => `${name} ${count.toLocaleString('en')}`);
  return `${dryRun ? 'Dry run, nothing was changed: ' : ''}${parts.join(', ')}`;
}
