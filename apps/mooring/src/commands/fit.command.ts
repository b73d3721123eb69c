import { fileOnDisk } from '#disk-files';
import {
  CHANGE_DESIGN,
  COMPACT_DESIGNS,
  fitHeads,
  type HeadDesign,
  heldOutDelays,
  heldOutRanking,
  type Panel,
  panelOf,
  RISK_DESIGN,
  type SimulatedPortfolio,
} from '#evaluation';
import { backtest, type Clock, type ImportStage } from '#pipeline';
import { type OpenSet, withSet } from '../open-set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';
import { rowErrorText } from './first-rejects.js';
import { simulateSeed } from './simulate-seeds.js';

export interface FitCommandOptions {
  readonly simulated: readonly number[];
  readonly ablate?: boolean;
  readonly measure?: 'value' | 'volume';
}

/** False raises per account-year at which delays are compared. */
const ALLOWED = 0.1;

/** Fits the heads to a history and to simulated portfolios and prints them, or what each evidence is worth. */
export async function fitCommand(
  openSet: OpenSet,
  clock: Clock,
  paths: readonly string[],
  { simulated: seeds, ablate = false, measure }: FitCommandOptions,
): Promise<void> {
  const files = await Promise.all(paths.map((path) => fileOnDisk(path)));
  const real = await inTemporaryFolder((folder) =>
    withSet(openSet, folder, 'write', (set) => readPanel(files, set.importStage(), clock, measure)),
  );
  const simulated = seeds.map(simulateSeed);
  if (ablate) printWorth(real, simulated);
  else print(JSON.stringify(fitHeads(real, simulated), undefined, 2));
}

async function readPanel(
  files: Parameters<typeof backtest>[0],
  stage: ImportStage,
  clock: Clock,
  measure: FitCommandOptions['measure'],
): Promise<Panel> {
  const bar = progress('weeks');
  try {
    const result = await backtest(files, stage, {
      chosen: measure === undefined ? {} : { measure },
      now: clock.now(),
      onReject: () => undefined,
      onScore: () => undefined,
      onStatement: () => undefined,
      onWeek: async (done, total) => bar.update('reading', done, total),
    });
    if ('file' in result) {
      const [error] = result.errors;
      throw new UserError(
        `${result.file} cannot be read: ${error === undefined ? 'no table' : rowErrorText(error)}`,
      );
    }
    return panelOf(result.histories, result.firstWeek ?? 0, result.weeks);
  } finally {
    bar.finish();
    await stage.close();
  }
}

/** Each design cross-validated, whole and without one of its evidences. */
function printWorth(real: Panel, simulated: readonly SimulatedPortfolio[]): void {
  const ranking = heldOutRanking(real, simulated.slice(0, 3));
  print('risk: AUC and average precision, cross-validated over accounts');
  for (const [name, design] of variants(COMPACT_DESIGNS.risk, RISK_DESIGN)) {
    const { auc, averagePrecision } = ranking(design);
    print(`${name.padEnd(20)} ${auc.toFixed(4)}  ${averagePrecision.toFixed(4)}`);
  }
  const delays = heldOutDelays(simulated, ALLOWED);
  print(`change: weeks to stop, step, gradual at ${String(ALLOWED)} false raises per account-year, held out`);
  for (const [name, design] of variants(COMPACT_DESIGNS.change, CHANGE_DESIGN)) {
    const { stop, step, gradual } = delays(design);
    print(`${name.padEnd(20)} ${stop.toFixed(2)}  ${step.toFixed(2)}  ${gradual.toFixed(2)}`);
  }
}

function variants(start: HeadDesign, design: HeadDesign): readonly (readonly [string, HeadDesign])[] {
  return [
    ['compact, refitted', start],
    ['as fitted', design],
    ...design.evidences.map(
      (left) =>
        [
          `without ${left}`,
          { ...design, evidences: design.evidences.filter((name) => name !== left) },
        ] as const,
    ),
  ];
}
