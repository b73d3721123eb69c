/** How well a detector notices: ground truth, measures and classical peers, pure. Protocol: docs/detection.md. */
export type { AlertMeasures } from './alert-measures.js';
export { type BreakDelays, breakDelays } from './breaks/break-delays.js';
export { type LabelledRaises, raisesByLabel, type WeekLabels } from './breaks/raises-by-label.js';
export {
  BREAK_KINDS,
  type BreakKind,
  LASTING_KINDS,
  type TrueBreak,
  type TrueBreaks,
} from './breaks/true-break.js';
export type { Calibration } from './calibration.js';
export {
  calibrationOn,
  type Detector,
  type DetectorResult,
  detectorResult,
  type Evaluated,
  evaluatedOn,
} from './evaluate.js';
export { fitHeads } from './fit/fit-heads.js';
export { CHANGE_DESIGN, COMPACT_DESIGNS, type HeadDesign, RISK_DESIGN } from './fit/head-design.js';
export { heldOutDelays, heldOutRanking } from './fit/held-out.js';
export { FEWEST_ACCOUNTS, originsOf } from './origins.js';
export { type AccountHistory, type Panel, panelOf } from './panel.js';
export { PEER_NAMES, peerDetector, type PeerName } from './peers/index.js';
export { type ScoreBook, scoreBook, type ScoreTable } from './score-book.js';
export { type SimulatedPortfolio, simulatePortfolio } from './simulate/simulate-portfolio.js';
export { type Truth, truthOf } from './truth.js';
