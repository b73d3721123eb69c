import { LASTING_KINDS } from '#evaluation';
import type { Evaluation, Simulated } from './evaluation.js';

/** A table of texts: names on the left, numbers to their right. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What all detectors did on the same account-weeks. */
export function detectorTable({ detectors }: Evaluation): Table {
  return {
    head: ['', 'AUC', 'AP', 'top 5 %', 'false raises', 'came true', 'lapses seen', 'lead', 'in alert'],
    rows: detectors.map(({ title, auc, averagePrecision, topPrecision, alerts }) => [
      title,
      decimal(auc, 3),
      decimal(averagePrecision, 3),
      decimal(topPrecision, 3),
      decimal(alerts.falseRaisesPerAccountYear, 3),
      percent(alerts.cameTrue),
      alerts.lapses === 0 ? '–' : `${percent(alerts.seenEarly)} of ${String(alerts.lapses)}`,
      weeks(alerts.medianLead),
      percent(alerts.inAlert, 1),
    ]),
  };
}

/** What the words of `detectorTable` mean. */
export const DETECTOR_NOTES: readonly string[] = [
  'AUC: chance that an account that was lost is ranked above one that was not. AP: average precision. top 5 %: share of lost accounts among the first 5 % of the list.',
  'false raises: alerts per account and year that did not come true within 8 weeks. lapses seen: stopped accounts with an alert before "nothing for 90 days"; lead: weeks before it, median.',
  'Alerts of Mooring are those that were raised; the CRM rule fires below 70 %; other peers get, in hindsight, the threshold that raises no more often falsely than Mooring.',
];

/** Whether probabilities came true. */
export function calibrationTable({ calibration }: Evaluation): Table {
  return {
    head: ['tenth of the account-weeks', 'account-weeks', 'probability said', 'came true'],
    rows: calibration.bins.map(({ cases, said, happened }, nth) => [
      String(nth + 1),
      cases.toLocaleString('en'),
      percent(said, 1),
      percent(happened, 1),
    ]),
  };
}

/** How soon known changes were noticed. */
export function delayTable({ scores }: Simulated): Table {
  return {
    head: ['weeks until noticed, median', 'false raises allowed', 'given', ...LASTING_KINDS],
    rows: scores.flatMap(({ title, delays }) =>
      delays.map(({ allowed, given, delays: byKind }) => [
        title,
        decimal(allowed, 2),
        decimal(given, 3),
        ...LASTING_KINDS.map((kind) => decimal(byKind[kind], 1)),
      ]),
    ),
  };
}

/** False raises when something happened to everybody. */
export function labelTable({ byLabel }: Simulated): Table {
  return {
    head: ['weeks', 'false raises'],
    rows: byLabel.map(({ label = 'other', falseRaisesPerAccountYear }) => [
      label,
      decimal(falseRaisesPerAccountYear, 3),
    ]),
  };
}

/** What was judged, in two sentences. */
export function groundWords({ on, from, until }: Evaluation, measure: string): string {
  return (
    `${on.accounts.toLocaleString('en')} accounts by ${measure}; ${on.cases.toLocaleString('en')} account-weeks judged, in ` +
    `${String(on.judgedWeeks)} weeks from ${from} to ${until}: every fourth one of the second half. ` +
    `${percent(on.lostShare, 1)} of them paused or loosened; Mooring had a score for ${percent(on.scored, 1)}.`
  );
}

/** How far probabilities were off. */
export function brierWords({ calibration: { brier, brierOfShare }, asFitted, on }: Evaluation): string {
  return `Brier score ${decimal(brier, 4)}; ${decimal(asFitted.brier, 4)} without what outcomes taught, ${decimal(brierOfShare, 4)} for always saying ${percent(on.lostShare, 1)}.`;
}

function decimal(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

function percent(share: number, digits = 0): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : '–';
}

function weeks(count: number): string {
  return Number.isFinite(count) ? `${String(count)} w` : '–';
}
