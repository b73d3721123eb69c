import type { HeldReason } from '../../budget/budget-events.js';
import type { Placement } from '../../budget/surfacing-state.js';
import type { WorthFactors } from '../../budget/worth.js';
import type { Language, Numbers } from './phrases.js';

type Place = Pick<Placement, 'week' | 'rank' | 'of' | 'capacity'>;

/** How worth and budgets are told. */
export interface WorthPhrases {
  readonly worth: (factors: WorthFactors, numbers: Numbers) => string;
  readonly held: Readonly<Record<HeldReason, (place: Place) => string>>;
}

const en: WorthPhrases = {
  worth: ({ probability, value, basis, chance, outcomes, cost, worth }, { percent, amount }) =>
    `Worth ${amount(worth)} = ${percent(probability)} likely × ${amount(value)} of ${basis} in 26 weeks × ` +
    `${percent(chance)} chance to keep (${measuredOn(outcomes)}) − ${amount(cost)} for the action`,
  held: {
    capacity: ({ week, rank, of, capacity }) =>
      `Held back in the week of ${week}: number ${String(rank)} of ${String(of)} new alerts, of which ${capacity === 1 ? '1 is' : `${String(capacity)} are`} surfaced.`,
    worth: ({ week }) => `Held back in the week of ${week}: answering it costs more than it is worth.`,
  },
};

function measuredOn(outcomes: number): string {
  if (outcomes === 0) return 'assumed';
  return outcomes === 1 ? 'with 1 outcome' : `with ${String(outcomes)} outcomes`;
}

const zh: WorthPhrases = {
  worth: ({ probability, value, basis, chance, outcomes, cost, worth }, { percent, amount }) =>
    `价值${amount(worth)} = 概率${percent(probability)} × 26周${basis === 'revenue' ? '收入' : '货量'}${amount(value)} × ` +
    `挽留机会${percent(chance)}（${outcomes === 0 ? '假设值' : `含${String(outcomes)}次结果`}）− 行动成本${amount(cost)}`,
  held: {
    capacity: ({ week, rank, of, capacity }) =>
      `${week}当周暂不提醒：在${String(of)}条新预警中排第${String(rank)}，名额${String(capacity)}条。`,
    worth: ({ week }) => `${week}当周暂不提醒：行动成本高于其价值。`,
  },
};

export const WORTH_PHRASES: Readonly<Record<Language, WorthPhrases>> = { zh, en };
