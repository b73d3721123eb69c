import { fileOnDisk, type OutputFile, outputFile } from '#disk-files';
import { type Panel, PEER_NAMES, type PeerName, scoreBook, type ScoreTable } from '#evaluation';
import type { Clock, ImportStage } from '#pipeline';
import { evaluate, type KnownMarks } from '../evaluation/evaluation.js';
import { readBreaks, readWeekLabels } from '../evaluation/read-marks.js';
import {
  brierWords,
  calibrationTable,
  delayTable,
  DETECTOR_NOTES,
  detectorTable,
  groundWords,
  labelTable,
  type Table,
} from '../evaluation/tables.js';
import { type OpenSet, withSet } from '../open-set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { indented } from '../terminal/wrap.js';
import { UserError } from '../user-error.js';
import { backTestedPanel } from './back-tested-panel.js';
import { firstRejects, reportRejects } from './first-rejects.js';

export interface EvaluateCommandOptions {
  readonly against?: readonly PeerName[];
  readonly breaks?: string;
  readonly shocks?: string;
  readonly report?: string;
  readonly measure?: 'value' | 'volume';
}

/** A history, and what Mooring would have said of it at the time. */
interface Judged {
  readonly panel: Panel;
  readonly said: ScoreTable;
  readonly measure: string;
}

/** Says how well the detector does on a history, beside classical ways to notice the same; keeps nothing. */
export async function evaluateCommand(
  openSet: OpenSet,
  clock: Clock,
  paths: readonly string[],
  options: EvaluateCommandOptions,
): Promise<void> {
  const { against = PEER_NAMES, measure } = options;
  if (options.shocks !== undefined && options.breaks === undefined)
    throw new UserError('--shocks tells of a portfolio with known changes; give them with --breaks');
  const marks = await marksOf(options);
  const files = await Promise.all(paths.map((path) => fileOnDisk(path)));
  const report = options.report === undefined ? undefined : outputFile(options.report);
  try {
    const judged = await inTemporaryFolder((folder) =>
      withSet(openSet, folder, 'write', (set) => judge(files, set.importStage(), clock, measure)),
    );
    checkMarks(judged.panel, marks);
    await tell(judged, [...new Set(against)], marks, report);
  } finally {
    report?.discard();
  }
}

async function judge(
  files: Parameters<typeof backTestedPanel>[0],
  stage: ImportStage,
  clock: Clock,
  measure: EvaluateCommandOptions['measure'],
): Promise<Judged> {
  const rejects = firstRejects();
  const book = scoreBook();
  const result = await backTestedPanel(files, stage, clock, {
    measure,
    label: 'judging',
    onReject: rejects.add,
    onScore: book.add,
  });
  reportRejects(result.rejected, rejects.lines());
  return { panel: result.panel, said: book.table(result.panel), measure: result.measure };
}

async function tell(
  { panel, said, measure }: Judged,
  peers: readonly PeerName[],
  marks: KnownMarks | undefined,
  report: OutputFile | undefined,
): Promise<void> {
  const bar = progress('detectors');
  const evaluation = (() => {
    try {
      return evaluate(panel, said, peers, marks, (done) => bar.update('measuring', done, peers.length + 1));
    } finally {
      bar.finish();
    }
  })();
  printWords(groundWords(evaluation, measure));
  printTable(detectorTable(evaluation));
  DETECTOR_NOTES.forEach(printWords);
  printTable(calibrationTable(evaluation));
  printWords(brierWords(evaluation));
  if (evaluation.simulated !== undefined) {
    printTable(delayTable(evaluation.simulated));
    if (evaluation.simulated.byLabel.length > 0) printTable(labelTable(evaluation.simulated));
  }
  if (report === undefined) return;
  // The plots take half a second to load, which nobody else shall wait for.
  const { reportPage } = await import('../evaluation/report-page.js');
  report.write(reportPage(evaluation, measure));
  report.finish();
  print(`\nReport: ${report.path}`);
}

function printTable({ head, rows }: Table): void {
  print();
  for (const line of aligned([head, ...rows])) print(line);
}

function printWords(text: string): void {
  for (const line of indented(text, 0)) print(line);
}

async function marksOf({ breaks, shocks }: EvaluateCommandOptions): Promise<KnownMarks | undefined> {
  if (breaks === undefined) return undefined;
  return {
    breaks: await readBreaks(breaks),
    labels: shocks === undefined ? new Map() : await readWeekLabels(shocks),
  };
}

function checkMarks({ accountIds }: Panel, marks: KnownMarks | undefined): void {
  if (marks !== undefined && !accountIds.some((id) => marks.breaks.has(id)))
    throw new UserError('none of the accounts with known changes is in the history');
}
