/** The detector: from weekly cells and the market index to scores, pure and recomputable by anyone. */
export { COMPACT_WEIGHTS } from './compact-weights.js';
export { type Contribution, contributions } from './contributions.js';
export {
  GAPS_TO_PAUSE,
  type Ineligibility,
  MAX_RHYTHM_WEEKS,
  MIN_ORDER_WEEKS,
  MIN_WEEKS_SINCE_FIRST,
  type Standing,
} from './eligibility.js';
export type { Evidence, EvidenceName } from './evidence.js';
export { type Expectation, expectation, expectationOver } from './expectation.js';
export { appendIndex, emptyIndexSeries, indexAt, indexBetween, type IndexSeries } from './index-series.js';
export { ordersAt, volumeAt, type WeeklyCells } from './judge-input.js';
export { judge, type Judgement, type Rates, type Verdict } from './judge.js';
export {
  addMarket,
  closeIndex,
  type MarketAccount,
  marketPartial,
  type MarketPartial,
  marketWeight,
  NO_MARKET,
  withoutPrior,
} from './market-index.js';
export { onset } from './onset.js';
export { QUARTER_WEEKS, RING_WEEKS, YEAR_WEEKS } from './ring.js';
export { type Head, type Heads, probabilityOf, score, type Term, termValue } from './score.js';
export { DEFAULT_THRESHOLDS, type Thresholds, WEIGHTS } from './weights.js';
