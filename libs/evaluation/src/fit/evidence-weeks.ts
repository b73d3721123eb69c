import {
  appendIndex,
  closeIndex,
  emptyIndexSeries,
  type Evidence,
  judge,
  marketPartial,
  type WeeklyCells,
} from '#relationship';
import type { Panel } from '../panel.js';

/** The evidence on one account at the end of one week (both as positions in the panel). */
export interface EvidenceWeek {
  readonly account: number;
  readonly week: number;
  readonly evidence: Evidence;
}

const MILLI = 1000;

/** The evidence on all accounts in the wanted weeks, judged by what was known then, under the panel's own market index. */
export function* evidenceWeeks(
  { from, weeks, orders, volume }: Panel,
  wanted: (week: number) => boolean,
): Generator<EvidenceWeek> {
  const accounts = orders.map((counts, account) => ({
    cells: cellsOf(from, counts, volume[account]),
    unobserved: [],
  }));
  let series = emptyIndexSeries(from);
  for (let week = 0; week < weeks; week++) {
    series = appendIndex(series, closeIndex([marketPartial(accounts, series, from + week)]));
    if (!wanted(week)) continue;
    for (const [account, { cells }] of accounts.entries()) {
      const { evidence } = judge(cells, [], series, from + week);
      if (evidence !== undefined) yield { account, week, evidence };
    }
  }
}

function cellsOf(from: number, orders: Float64Array, volume: Float64Array = new Float64Array()): WeeklyCells {
  return {
    volumeFrom: from,
    volume: Array.from(volume, (amount) => Math.round(amount * MILLI)),
    ordersFrom: from,
    orders: [...orders],
  };
}
