import { at, type Matrix } from '../matrix.js';
import type { Panel } from '../panel.js';

/** Weeks since the last order week, which is all that "days since last order" can know; NaN before the first. */
export function weeksSinceLastOrder({ orders }: Panel): Matrix {
  return orders.map((row) => {
    let last = Number.NaN;
    return row.map((count, week) => {
      if (count > 0) last = week;
      return week - last;
    });
  });
}

const SHORTEST_MEAN_GAP = 0.25;

/**
 * Silence against the own rhythm: weeks since the last order week over the mean gap between all order weeks so far; NaN
 * below two of them. Source: `rec_over_mean` in the detection reference, peers.py.
 */
export function silenceOverMeanGap(panel: Panel): Matrix {
  const silence = weeksSinceLastOrder(panel);
  return panel.orders.map((row, account) => {
    const first = panel.first[account] ?? 0;
    let orderWeeks = 0;
    return row.map((count, week) => {
      if (count > 0) orderWeeks += 1;
      const silent = at(silence[account] ?? row, week);
      return orderWeeks > 1
        ? silent / Math.max((week - silent - first) / (orderWeeks - 1), SHORTEST_MEAN_GAP)
        : Number.NaN;
    });
  });
}
