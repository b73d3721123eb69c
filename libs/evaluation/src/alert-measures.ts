import { lapsesOf, leadOf } from './lapses.js';
import type { Flags } from './matrix.js';
import type { Origins } from './origins.js';
import type { Panel } from './panel.js';
import { median } from './quantile.js';
import { type RaiseCounts, raiseCounts } from './raise-counts.js';
import type { Truth } from './truth.js';

/** How alerts did in the second half of the data. */
export interface AlertMeasures extends RaiseCounts {
  readonly lapses: number;
  /** Share of the lapses for which an alert was open before "nothing for 90 days" could tell; NaN without a lapse. */
  readonly seenEarly: number;
  /** Weeks before "nothing for 90 days", one per lapse; 0 when not seen before it. */
  readonly leads: readonly number[];
  readonly medianLead: number;
}

/**
 * @param open whether an alert is open at the end of a week
 *
 * Source: `raised` in the detection reference, score.py.
 */
export function alertMeasures(panel: Panel, truth: Truth, open: Flags, { start }: Origins): AlertMeasures {
  const leads = lapsesOf(panel, truth, start).map((lapse) => leadOf(lapse, open, start));
  return {
    ...raiseCounts(truth, open, start),
    lapses: leads.length,
    seenEarly: leads.filter((lead) => lead > 0).length / leads.length,
    leads,
    medianLead: median(leads),
  };
}
