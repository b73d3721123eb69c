import { YEAR_WEEKS } from '#relationship';
import { at, type Flags } from '../matrix.js';
import type { Panel } from '../panel.js';
import type { Truth } from '../truth.js';
import { raisesWithin } from './break-delays.js';
import { quietWeeks, type TrueBreaks } from './true-break.js';

/** Weeks in which something happened to everybody: columns by name (`holiday`, `slump`); a week can have several names. */
export type WeekLabels = ReadonlyMap<string, ReadonlySet<number>>;

/** False raises in weeks of one kind. */
export interface LabelledRaises {
  /** Undefined for the weeks without a label. */
  readonly label: string | undefined;
  readonly falseRaisesPerAccountYear: number;
}

/**
 * Whether a shock to all is mistaken for a change of some: false raises per account-year by kind of week, of the alerts as
 * they were raised. Source: the detection reference, simulate.py.
 */
export function raisesByLabel(
  panel: Panel,
  truth: Truth,
  breaks: TrueBreaks,
  open: Flags,
  labels: WeekLabels,
): readonly LabelledRaises[] {
  const quiet = quietWeeks(panel, truth, breaks);
  const rate = (wanted: (week: number) => boolean): number => {
    const weeks = quiet.map((row) => row.map((flag, week) => (wanted(week) ? flag : 0)));
    return raisesWithin(open, weeks) / (countOf(weeks) / YEAR_WEEKS);
  };
  const labelled = [...labels.values()];
  return [
    ...[...labels].map(([label, weeks]) => ({
      label,
      falseRaisesPerAccountYear: rate((week) => weeks.has(week)),
    })),
    {
      label: undefined,
      falseRaisesPerAccountYear: rate((week) => !labelled.some((weeks) => weeks.has(week))),
    },
  ];
}

function countOf(flags: Flags): number {
  let count = 0;
  for (const row of flags) for (let week = 0; week < row.length; week++) count += at(row, week);
  return count;
}
