import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { backtest, type Clock, type ImportStage, type ScoredWeek } from '#pipeline';
import { fileOnDisk } from '../files/import-file.js';
import { type OpenSet, withSet } from '../open-set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';

export interface BacktestCommandOptions {
  readonly scores: string;
  readonly alerts?: string;
  readonly measure?: 'value' | 'volume';
}

const HEADER = 'account_id,week_start,risk,change,alert\n';

/** Judges a history as it would have been judged at the time, and writes the scores; nothing else is kept. */
export async function backtestCommand(
  openSet: OpenSet,
  clock: Clock,
  paths: readonly string[],
  { scores, alerts, measure }: BacktestCommandOptions,
): Promise<void> {
  const files = await Promise.all(paths.map(fileOnDisk));
  const scoresFile = outputFile(scores);
  const alertsFile = alerts === undefined ? undefined : outputFile(alerts);
  scoresFile.write(HEADER);
  const counts = { scores: 0, statements: 0 };
  const bar = progress('weeks');
  let lines: ScoredWeek[] = [];
  const judge = (stage: ImportStage): ReturnType<typeof backtest> =>
    backtest(files, stage, {
      chosen: measure === undefined ? {} : { measure },
      now: clock.now(),
      onReject: () => undefined,
      onScore: (score) => lines.push(score),
      onStatement: ({ type, subject, time, data }) => {
        counts.statements += 1;
        alertsFile?.write(`${JSON.stringify({ type, subject, time, data })}\n`);
      },
      onWeek: async (done, total) => {
        counts.scores += lines.length;
        const text = scoreLines(lines);
        lines = [];
        if (!scoresFile.write(text)) await once(scoresFile, 'drain');
        bar.update('judging', done, total);
      },
    });
  const result = await inTemporaryFolder((folder) =>
    withSet(openSet, folder, 'write', (set) => judge(set.importStage())),
  ).finally(() => {
    bar.finish();
  });
  await close(scoresFile);
  if (alertsFile !== undefined) await close(alertsFile);
  if ('file' in result) {
    throw new UserError(`${result.file} cannot be read: ${result.errors[0]?.reason ?? 'no table'}`);
  }
  print(
    `rows ${result.rows.toLocaleString('en')}, rejected ${result.rejected.toLocaleString('en')}, ` +
      `weeks ${result.weeks.toLocaleString('en')}, measure ${result.measure}, ` +
      `scores ${counts.scores.toLocaleString('en')}, statements ${counts.statements.toLocaleString('en')}`,
  );
}

function scoreLines(scores: readonly ScoredWeek[]): string {
  return stringify(
    scores.map(({ accountId, weekStart, risk, change, alert }) => [
      accountId,
      weekStart,
      String(risk),
      String(change),
      alert ? 1 : 0,
    ]),
  );
}

function outputFile(path: string): WriteStream {
  return createWriteStream(path);
}

async function close(file: WriteStream): Promise<void> {
  file.end();
  await finished(file).catch((error: unknown) => {
    throw new UserError(`${String(file.path)} cannot be written: ${String(error)}`);
  });
}
