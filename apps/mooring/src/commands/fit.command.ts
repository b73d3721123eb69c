import { fileOnDisk } from '#disk-files';
import {
  CHANGE_DESIGN,
  COMPACT_DESIGNS,
  fitHeads,
  type HeadDesign,
  heldOutDelays,
  heldOutRanking,
  type Panel,
  RISK_DESIGN,
  type SimulatedPortfolio,
} from '#evaluation';
import type { Clock } from '#pipeline';
import { type OpenSet, withSet } from '../open-set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { print } from '../terminal/print.js';
import { backTestedPanel } from './back-tested-panel.js';
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
  const { panel: real } = await inTemporaryFolder((folder) =>
    withSet(openSet, folder, 'write', (set) =>
      backTestedPanel(files, set.importStage(), clock, { measure, label: 'reading' }),
    ),
  );
  const simulated = seeds.map(simulateSeed);
  if (ablate) printWorth(real, simulated);
  else print(JSON.stringify(fitHeads(real, simulated), undefined, 2));
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
