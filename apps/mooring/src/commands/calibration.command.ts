import { PORTFOLIO, type PortfolioState, type Settings } from '#relationship';
import type { MooringSet } from '../set.js';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';
import { putSettings } from './put-settings.js';

type Mode = NonNullable<Settings['calibration']>;

const MODES: Readonly<Record<Mode, string>> = {
  off: 'Probabilities are told as the coefficients were fitted; nothing is learned.',
  shadow:
    'Probabilities are told as the coefficients were fitted; what outcomes teach is written to the log only.',
  on: 'Probabilities are told by what outcomes have taught.',
};

/** Says whether probabilities are calibrated by what became of accounts, and by how much; changes it when told to. */
export async function calibrationCommand(set: MooringSet, mode: Mode | undefined): Promise<void> {
  if (mode !== undefined) await putSettings(set, { calibration: mode });
  const state = (await set.store.document(PORTFOLIO))?.state;
  if (state?.kind !== 'portfolio' || state.settings === undefined) {
    print('Nothing has been imported yet.');
    return;
  }
  const present = state.settings.calibration ?? 'off';
  print(`Calibration is ${present}. ${MODES[present]}`);
  if (mode !== undefined) print('It counts from the next closed week on.');
  for (const line of lesson(state)) print(line);
}

function lesson({ learned }: PortfolioState): readonly string[] {
  if (learned?.lesson === undefined)
    return ['Too few outcomes are known to learn from; the first are after half a year.'];
  const { week, calibration, fitted, tested, losses } = learned.lesson;
  const { slope, intercept } = calibration;
  return [
    `Since the week of ${week}: log-odds = ${slope.toFixed(3)} x score ${intercept < 0 ? '-' : '+'} ${Math.abs(intercept).toFixed(3)}.`,
    '',
    ...aligned([
      ['', 'outcomes', 'lost'],
      ['fitted to', fitted.judged.toLocaleString('en'), fitted.lost.toLocaleString('en')],
      ['compared on', tested.judged.toLocaleString('en'), tested.lost.toLocaleString('en')],
    ]),
    '',
    ...aligned([
      ['', 'log loss on those compared on'],
      ['as the coefficients were fitted', losses.uncalibrated.toFixed(4)],
      ['as before', losses.active.toFixed(4)],
      ['fitted to the outcomes before them', losses.candidate.toFixed(4)],
    ]),
  ];
}
