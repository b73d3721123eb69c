import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { customerCalendar } from '../calendar/customer-calendar.js';
import { holidaysBetween } from '../calendar/working-days.js';
import type { Judgement } from '../detect/index.js';
import { headsOf } from '../settings/heads-of.js';
import type { PartitionState } from '../week/partition-state.js';
import { dateOfDay, mondayOf, weekStart } from '../week.js';
import type { AlertChecks } from './alert-checks.js';
import type { FallPart } from './alert-facts.js';
import { clearingVolume } from './clearing-volume.js';
import { explainingLevel } from './explaining-level.js';
import type { ShipmentSum } from './fall-by-part.js';
import { onsetRange } from './onset-range.js';
import { strongestSigns } from './strongest-signs.js';

/** The weeks that the statement speaks about, the judged one first. */
interface StatedWeeks {
  readonly week: number;
  /** The estimated week of the change; the range includes it. */
  readonly onset: number;
  readonly window: readonly number[];
  readonly year: readonly number[];
  /** What carries the fall in the window. */
  readonly parts: readonly FallPart[];
}

/** What was looked into beside the scores, at the end of the partition's last closed week. */
export function buildChecks(
  account: AccountState,
  judgement: Judgement,
  sums: readonly ShipmentSum[],
  partition: PartitionState,
  { week, onset, window, year, parts }: StatedWeeks,
): AlertChecks {
  const cells = cellsOf(account);
  const missing = unobservedWeeks(account, partition);
  const { settings, index } = partition;
  const first = window.at(-1) ?? week;
  const range = onsetRange(cells, index, year, judgement);
  const raisedBy = raisedByOf(judgement, settings.thresholds);
  const level = explainingLevel(parts, sums, missing, index, week, settings);
  const holidays = holidaysIn(account, partition, first, week);
  return {
    ...(raisedBy === undefined ? {} : { raisedBy }),
    signs: strongestSigns(judgement, headsOf(settings), raisedBy),
    // Two methods, one range: what is said beside it must lie within it.
    ...(range === undefined
      ? {}
      : {
          onsetFrom: weekStart(Math.min(onset, range.from)),
          onsetTo: weekStart(Math.max(onset, range.to)),
        }),
    unobserved: missing.filter((at) => at >= first && at <= week).length,
    ...(holidays === undefined ? {} : { holidays }),
    ...(raisedBy === undefined
      ? {}
      : { clearedBy: clearingVolume(cells, missing, index, judgement, settings) }),
    ...(level === undefined ? {} : { level }),
  };
}

function raisedByOf(
  judgement: Judgement,
  thresholds: PartitionState['settings']['thresholds'],
): AlertChecks['raisedBy'] {
  if (judgement.evidence === undefined) return undefined;
  const byChange = judgement.change >= thresholds.change;
  if (judgement.risk >= thresholds.risk) return byChange ? 'both' : 'risk';
  return byChange ? 'change' : undefined;
}

function holidaysIn(
  account: AccountState,
  partition: PartitionState,
  first: number,
  week: number,
): AlertChecks['holidays'] {
  const calendar = customerCalendar(account, partition);
  if (calendar === undefined) return undefined;
  const days = holidaysBetween(calendar, weekStart(first), dateOfDay(mondayOf(week + 1) - 1));
  const names = new Map(days.map(({ name }) => [name.en, { zh: name.zh, en: name.en }]));
  return [...names.values()];
}
