import { BREAK_KINDS, type TrueBreak } from '../breaks/true-break.js';
import type { Matrix } from '../matrix.js';
import { type AccountHistory, type Panel, panelOf } from '../panel.js';

const SAMPLE_WEEKS = 220;
const ACCOUNTS = 60;
const EARLIEST_BREAK = 70;

/**
 * A portfolio that the detection reference has measured as well, made of whole numbers alone so that any language can make
 * it again. Accounts order with their own chance a week; from its break on, `stop` orders nothing, `step` and `gradual` a
 * third as often, `temp` nothing for 10 weeks.
 */
export interface Sample {
  readonly histories: readonly AccountHistory[];
  readonly panel: Panel;
  readonly breaks: ReadonlyMap<string, TrueBreak>;
}

export function sample(): Sample {
  // The linear congruential generator of Numerical Recipes, its upper 16 bits.
  let state = 20_261_125;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % below;
  };
  const breaks = new Map<string, TrueBreak>();
  const histories = Array.from({ length: ACCOUNTS }, (_, nth) => {
    const accountId = `A${String(nth).padStart(2, '0')}`;
    const chance = 20 + draw(75);
    const size = 10 + draw(90);
    const kind = BREAK_KINDS[draw(BREAK_KINDS.length)] ?? 'none';
    const changes = kind !== 'none' && kind !== 'growth';
    const week = changes ? EARLIEST_BREAK + draw(SAMPLE_WEEKS - EARLIEST_BREAK) : -1;
    breaks.set(accountId, { kind, week });
    const shipments = Array.from({ length: SAMPLE_WEEKS }, (_, at) => {
      const orders = draw(100) < chanceIn(at, chance, { kind, week }) ? 1 + draw(2) : 0;
      return { week: at, orders, amount: orders * (size + draw(40)) * 1000, cancelled: false };
    }).filter(({ orders }) => orders > 0);
    return { accountId, shipments };
  });
  return { histories, panel: panelOf(histories, 0, SAMPLE_WEEKS), breaks };
}

function chanceIn(at: number, chance: number, { kind, week }: TrueBreak): number {
  if (week < 0 || at < week) return chance;
  if (kind === 'stop') return 0;
  if (kind === 'temp') return at < week + 10 ? 0 : chance;
  return Math.floor(chance / 3);
}

/** A matrix of one account. */
export function oneRow(...values: readonly number[]): Matrix {
  return [Float64Array.from(values)];
}
