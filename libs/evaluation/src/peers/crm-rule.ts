import { at, type Matrix } from '../matrix.js';
import type { Panel } from '../panel.js';

/** 30 days, and the 90 days before them, in weeks. */
const RECENT = 4;
const BEFORE = 13;

/**
 * The rule of many CRM systems: volume per week of the last 30 days against that of the 90 days before, with its sign turned
 * (it fires above −0.7). Source: `crm` in the detection reference, peers.py.
 */
export function crmRule({ volume }: Panel): Matrix {
  return volume.map((row) => {
    const until = new Float64Array(row.length + 1);
    for (let week = 0; week < row.length; week++) until[week + 1] = at(until, week) + at(row, week);
    const between = (from: number, to: number): number =>
      at(until, Math.max(0, to)) - at(until, Math.max(0, from));
    return row.map((_, week) => {
      const end = week + 1;
      const recent = between(end - RECENT, end) / RECENT;
      const before = between(end - RECENT - BEFORE, end - RECENT) / BEFORE;
      if (before > 0) return -recent / before;
      return recent > 0 ? -1 : 0;
    });
  });
}
