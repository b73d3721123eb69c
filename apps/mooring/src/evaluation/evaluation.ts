import {
  type BreakDelays,
  breakDelays,
  type Calibration,
  calibrationOn,
  type Detector,
  type DetectorResult,
  detectorResult,
  type Evaluated,
  evaluatedOn,
  FEWEST_ACCOUNTS,
  type LabelledRaises,
  originsOf,
  type Panel,
  peerDetector,
  type PeerName,
  raisesByLabel,
  type ScoreTable,
  type TrueBreaks,
  truthOf,
  type WeekLabels,
} from '#evaluation';
import { probabilityOf, weekStart } from '#relationship';
import { UserError } from '../user-error.js';

/** How well the detector did on a history, beside its peers. */
export interface Evaluation {
  readonly on: Evaluated;
  /** ISO dates of the Mondays of the first and the last judged week. */
  readonly from: string;
  readonly until: string;
  /** Mooring first. */
  readonly detectors: readonly DetectorResult[];
  /** Of what was said, and of what the risk score alone would have said. */
  readonly calibration: Calibration;
  readonly asFitted: Calibration;
  readonly simulated: Simulated | undefined;
}

/** What only a portfolio with known changes can tell. */
export interface Simulated {
  /** Per score: delays at each allowed rate of false raises. */
  readonly scores: readonly { readonly title: string; readonly delays: readonly BreakDelays[] }[];
  /** Empty without labelled weeks. */
  readonly byLabel: readonly LabelledRaises[];
}

export interface KnownMarks {
  readonly breaks: TrueBreaks;
  readonly labels: WeekLabels;
}

/** False raises per account-year at which delays are compared. */
const ALLOWED_RATES = [0.1, 0.25];

/**
 * Measures what a back-test said by the protocol of docs/detection.md. Throws UserError when the history is too short.
 *
 * @param onDetector after each detector that has been measured
 */
export function evaluate(
  panel: Panel,
  said: ScoreTable,
  peers: readonly PeerName[],
  marks: KnownMarks | undefined,
  onDetector: (done: number) => void,
): Evaluation {
  const truth = truthOf(panel);
  const origins = originsOf(truth, panel.weeks);
  if (origins === undefined) {
    throw new UserError(
      `the history is too short to be evaluated: there is no week with ${String(FEWEST_ACCOUNTS)} accounts that have half a ` +
        `year and five order weeks behind them and half a year after them (weeks: ${String(panel.weeks)}, ` +
        `accounts: ${String(panel.accountIds.length)})`,
    );
  }
  const mooring: Detector = { title: 'Mooring', scores: said.risk, open: said.open };
  const results = [detectorResult(panel, truth, origins, mooring)];
  const falseRaises = results[0]?.alerts.falseRaisesPerAccountYear ?? 0;
  const scores = [
    { title: 'Mooring, change score', scores: said.change },
    { title: 'Mooring, risk score', scores: said.risk },
  ];
  onDetector(results.length);
  for (const name of peers) {
    const peer = peerDetector(name, panel, truth, origins, falseRaises);
    results.push(detectorResult(panel, truth, origins, peer));
    scores.push(peer);
    onDetector(results.length);
  }
  const on = evaluatedOn(panel, truth, origins, said.risk);
  return {
    on,
    from: weekStart(panel.from + on.firstWeek),
    until: weekStart(panel.from + on.lastWeek),
    detectors: results,
    calibration: calibrationOn(truth, origins, said.probability),
    asFitted: calibrationOn(truth, origins, said.risk.map(probabilities)),
    simulated: marks && {
      scores: scores.map(({ title, scores }) => ({
        title,
        delays: ALLOWED_RATES.map((rate) => breakDelays(panel, truth, marks.breaks, scores, rate)),
      })),
      byLabel:
        marks.labels.size === 0 ? [] : raisesByLabel(panel, truth, marks.breaks, said.open, marks.labels),
    },
  };
}

function probabilities(risks: Float64Array): Float64Array {
  return risks.map(probabilityOf);
}
