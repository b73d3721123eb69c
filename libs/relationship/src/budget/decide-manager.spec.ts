import { describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '../event/catalogue.js';
import { validateEvent } from '../event/validate-event.js';
import { event, readableId } from '../testing/index.js';
import type { BudgetAsked, Candidate } from './budget-events.js';
import { decideManager } from './decide-manager.js';
import { evolveManager, type ManagerState, newManager } from './manager-state.js';

const LI = 'manager/li';
const none = { prior: 0.4, priorOutcomes: 10, kept: 0, lost: 0 };

function candidate(accountId: string, value: number, changes: Partial<Candidate> = {}): Candidate {
  const alertId = `alert of ${accountId}`;
  return {
    accountId,
    alertId,
    revision: 1,
    owner: 'li',
    cause: 'loosening',
    probability: 0.5,
    value,
    ...changes,
  };
}

function asked(candidates: readonly Candidate[], data: Partial<BudgetAsked> = {}) {
  return event('mooring.budget.asked', LI, {
    week: '2026-03-02',
    capacity: 2,
    cost: 0,
    basis: 'revenue',
    chances: { loosening: { ...none, chance: 0.4 }, paused: { ...none, chance: 0.1 } },
    candidates,
    ...data,
  });
}

/** What the manager's subject says to these questions, each answer read back before the next one. */
function said(questions: readonly MooringEvent[], from: ManagerState = newManager('li')) {
  let state = from;
  const all: MooringEvent[] = [];
  for (const question of questions) {
    const pending = [question];
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      state = evolveManager(state, next);
      const answers = decideManager(state, next, readableId);
      all.push(...answers);
      pending.push(...answers.filter(({ subject }) => subject === LI));
    }
  }
  return { state, all };
}

const outcome = (events: readonly MooringEvent[]) =>
  events.filter(({ subject }) => subject !== LI).map(({ subject, type }) => `${subject} ${type.slice(14)}`);

describe('a manager', () => {
  test('is shown the alerts that are worth most, and each account is told', () => {
    const { all } = said([asked([candidate('A', 100), candidate('B', 300), candidate('C', 200)])]);
    expect(all[0]).toMatchObject({
      type: 'mooring.budget.granted',
      data: {
        capacity: 2,
        ranking: [
          { accountId: 'B', rank: 1, factors: { chance: 0.4, outcomes: 0, worth: 60 } },
          { accountId: 'C', rank: 2 },
          { accountId: 'A', rank: 3, held: 'capacity' },
        ],
      },
    });
    expect(outcome(all)).toEqual(['account/B surfaced', 'account/C surfaced', 'account/A held']);
    for (const one of all) expect(validateEvent(one)).toMatchObject({ ok: true });
  });

  test('is shown what can be kept before what is larger and cannot', () => {
    const { all } = said([
      asked([candidate('A', 300, { cause: 'paused' }), candidate('B', 100)], { capacity: 1 }),
    ]);
    expect(outcome(all)).toEqual(['account/B surfaced', 'account/A held']);
  });

  test('is not shown what costs more to answer than it is worth', () => {
    const { all } = said([asked([candidate('A', 100), candidate('B', 1000)], { cost: 50 })]);
    expect(outcome(all)).toEqual(['account/B surfaced', 'account/A held']);
    expect(all.at(-1)).toMatchObject({ data: { reason: 'worth', factors: { worth: -30 } } });
  });

  test('of equal alerts is shown the first by name, whatever their order', () => {
    const equal = [candidate('B', 100), candidate('A', 100)];
    const surfaced = ['account/A surfaced', 'account/B held'];
    expect(outcome(said([asked(equal, { capacity: 1 })]).all)).toEqual(surfaced);
    expect(outcome(said([asked(equal.toReversed(), { capacity: 1 })]).all)).toEqual(surfaced);
  });

  test('is shown in the next week what was held back', () => {
    const held = candidate('A', 100);
    const { all } = said([
      asked([held, candidate('B', 300), candidate('C', 200)]),
      asked([held], { week: '2026-03-09' }),
    ]);
    expect(outcome(all).at(-1)).toBe('account/A surfaced');
  });

  test('spends nothing on an alert whose account was told too late to say so', () => {
    const late = candidate('A', 900);
    const { all } = said([
      asked([late]),
      asked([late, candidate('B', 200)], { week: '2026-03-09', capacity: 1 }),
    ]);
    expect(outcome(all)).toEqual(['account/A surfaced', 'account/B surfaced']);
  });

  test('answers a question once, and none of an earlier week', () => {
    const { state } = said([asked([candidate('A', 100)])]);
    expect(said([asked([candidate('B', 100)])], state).all).toEqual([]);
    expect(said([asked([candidate('B', 100)], { week: '2026-02-23' })], state).all).toEqual([]);
  });
});
