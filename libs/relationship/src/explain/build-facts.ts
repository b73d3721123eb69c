import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import {
  contributions,
  expectationOver,
  type Heads,
  indexAt,
  type Judgement,
  onset,
  volumeAt,
  ordersAt,
} from '../detect/index.js';
import { headsOf } from '../settings/heads-of.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekStart } from '../week.js';
import type { AlertFacts } from './alert-facts.js';
import { buildChecks } from './build-checks.js';
import { fallByPart, type ShipmentSum } from './fall-by-part.js';
import { round } from './round.js';

/** Observed weeks that an alert speaks about: long enough for a fortnightly shipper, short enough to be news. */
export const WINDOW_WEEKS = 8;
/** Weeks over which value at risk is counted. */
export const AT_RISK_WEEKS = 26;
/** Contributions that are told. */
const TOLD_TERMS = 5;

/** The numbers behind an alert at the end of the partition's last closed week. */
export function buildFacts(
  account: AccountState,
  judgement: Judgement,
  sums: readonly ShipmentSum[],
  partition: PartitionState,
): AlertFacts {
  const week = partition.lastClosed ?? 0;
  const cells = cellsOf(account);
  const missing = unobservedWeeks(account, partition);
  const year = observedYear(account, week, missing);
  const weeks = year.slice(0, WINDOW_WEEKS);
  const indexSum = total(weeks, (at) => indexAt(partition.index, at));
  const shipped = total(weeks, (at) => volumeAt(cells, at));
  const { expected, low, high } = expectationOver(judgement, indexSum);
  const { settings } = partition;
  const probability = chanceOf(judgement);
  const parts = [
    ...fallByPart('service', sums, { window: weeks, year }, expected),
    ...fallByPart('lane', sums, { window: weeks, year }, expected),
  ];
  const began = onset(cells, missing, partition.index, week);
  return {
    week: weekStart(week),
    measure: settings.measure,
    unit: (settings.measure === 'value' ? settings.baseCurrency : settings.unit) ?? '',
    windowWeeks: weeks.length,
    shipped: round(shipped),
    expected: round(expected),
    low: round(low),
    high: round(high),
    index: round(weeks.length === 0 ? 1 : indexSum / weeks.length),
    orders: total(weeks, (at) => ordersAt(cells, at)),
    expectedOrders: round(judgement.ordersPerIndex * indexSum),
    silence: judgement.silence,
    usualGap: round(judgement.medianGap ?? judgement.silenceLimit / 3),
    silenceLimit: round(judgement.silenceLimit),
    onset: weekStart(began),
    risk: judgement.evidence === undefined ? null : round(judgement.risk),
    change: judgement.evidence === undefined ? null : round(judgement.change),
    probability: round(probability),
    terms: toldTerms(judgement, headsOf(settings)),
    weeklyAmount: round(judgement.meanVolume),
    amountAtRisk: round(probability * judgement.meanVolume * AT_RISK_WEEKS),
    parts,
    checks: buildChecks(account, judgement, sums, partition, {
      week,
      onset: began,
      window: weeks,
      year,
      parts,
    }),
  };
}

/** The score's probability; an account whose evidence is gone because it is silent past its limit has paused. */
export function chanceOf({ probability, pausedNow }: Judgement): number {
  return probability ?? (pausedNow ? 1 : 0);
}

/** Weeks of shipments that `buildFacts` needs, counted back from the judged week. */
export const SUMMED_WEEKS = 52;

/** The observed weeks of the trailing year, the judged one first, back to the account's first order. */
function observedYear({ orders }: AccountState, week: number, missing: readonly number[]): readonly number[] {
  const first = Math.min(orders.from, week);
  return Array.from({ length: SUMMED_WEEKS }, (_, back) => week - back).filter(
    (at) => at >= first && !missing.includes(at),
  );
}

function total(weeks: readonly number[], of: (week: number) => number): number {
  return weeks.reduce((sum, week) => sum + of(week), 0);
}

/** The terms of both heads that speak for the alert, the largest first. */
function toldTerms(judgement: Judgement, heads: Heads): AlertFacts['terms'] {
  const { evidence } = judgement;
  if (evidence === undefined) return [];
  return (['risk', 'change'] as const)
    .flatMap((head) =>
      contributions(head, evidence, heads).map(({ evidence: name, term, value }) => ({
        head,
        evidence: name,
        term,
        value: round(value),
      })),
    )
    .filter(({ value }) => value > 0)
    .toSorted((one, other) => other.value - one.value)
    .slice(0, TOLD_TERMS);
}
