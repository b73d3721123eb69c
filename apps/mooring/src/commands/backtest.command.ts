import { stringify } from 'csv-stringify/sync';
import { backtest, type Clock, type ImportStage, type ScoredWeek } from '#pipeline';
import { fileOnDisk } from '#disk-files';
import { type OutputFile, outputFile } from '#disk-files';
import { type OpenSet, withSet } from '../open-set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { firstRejects, reportRejects, unreadable } from './first-rejects.js';

export interface BacktestCommandOptions {
  readonly scores: string;
  readonly alerts?: string;
  readonly measure?: 'value' | 'volume';
}

interface Outputs {
  readonly scores: OutputFile;
  readonly alerts: OutputFile | undefined;
}

const HEADER = 'account_id,week_start,risk,change,alert\n';

/** Judges a history as it would have been judged at the time, and writes the scores; nothing else is kept. */
export async function backtestCommand(
  openSet: OpenSet,
  clock: Clock,
  paths: readonly string[],
  options: BacktestCommandOptions,
): Promise<void> {
  const files = await Promise.all(paths.map((path) => fileOnDisk(path)));
  const scores = outputFile(options.scores);
  const alerts = options.alerts === undefined ? undefined : outputFile(options.alerts);
  scores.write(HEADER);
  try {
    const lines = await inTemporaryFolder((folder) =>
      withSet(openSet, folder, 'write', (set) =>
        judge(files, set.importStage(), clock, { scores, alerts }, options),
      ),
    );
    scores.finish();
    alerts?.finish();
    for (const line of lines) print(line);
  } finally {
    scores.discard();
    alerts?.discard();
  }
}

/** @returns what to tell when the outputs are in place */
async function judge(
  files: Parameters<typeof backtest>[0],
  stage: ImportStage,
  clock: Clock,
  { scores, alerts }: Outputs,
  { measure }: BacktestCommandOptions,
): Promise<readonly string[]> {
  const counts = { scores: 0, statements: 0 };
  const bar = progress('weeks');
  const first = firstRejects();
  let lines: ScoredWeek[] = [];
  try {
    const result = await backtest(files, stage, {
      chosen: measure === undefined ? {} : { measure },
      now: clock.now(),
      onReject: first.add,
      onScore: (score) => lines.push(score),
      onStatement: ({ type, subject, time, data }) => {
        counts.statements += 1;
        alerts?.write(`${JSON.stringify({ type, subject, time, data })}\n`);
      },
      onWeek: async (done, total) => {
        counts.scores += lines.length;
        scores.write(scoreLines(lines));
        lines = [];
        bar.update('judging', done, total);
      },
    });
    if ('file' in result) throw unreadable(result);
    const numbers = { rows: result.rows, rejected: result.rejected, weeks: result.weeks, ...counts };
    reportRejects(result.rejected, first.lines());
    return [
      Object.entries(numbers)
        .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
        .join(', '),
      `Judged by ${result.measure}; scores: ${scores.path}${alerts === undefined ? '' : `; statements: ${alerts.path}`}`,
    ];
  } finally {
    bar.finish();
    await stage.close();
  }
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
