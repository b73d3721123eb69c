import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { validateEvent } from '../event/validate-event.js';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.js';
import { event, readableId } from '../testing/index.js';
import { decidePortfolio } from '../week/decide-portfolio.js';
import { newPartition } from '../week/partition-state.js';
import { evolvePortfolio, NEW_PORTFOLIO } from '../week/portfolio-state.js';
import type { Candidate } from './budget-events.js';
import { NO_VERDICTS, type VerdictsByCause } from './chance-to-keep.js';
import { decideManager } from './decide-manager.js';
import { evolveManager, type ManagerState, newManager } from './manager-state.js';

const WEEK = '2026-03-02';
const budget = {
  capacity: 2,
  exceptions: { wang: 0 },
  cost: 10,
  priors: { loosening: 0.4, paused: 0.2, outcomes: 10 },
};

function candidate(accountId: string, owner?: string, value = 1000): Candidate {
  return {
    accountId,
    alertId: `alert of ${accountId}`,
    revision: 1,
    ...(owner === undefined ? {} : { owner }),
    cause: 'loosening',
    probability: 0.5,
    value,
  };
}

function judged(
  partition: number,
  candidates: readonly Candidate[] = [],
  { week = WEEK, verdicts = NO_VERDICTS }: { week?: string; verdicts?: VerdictsByCause } = {},
) {
  return event('mooring.week.judged', 'portfolio', { week, partition, candidates, verdicts });
}

/** What the portfolio of three partitions says to these reports. */
function said(reports: readonly MooringEvent[], changes: Partial<Settings> = {}) {
  const own = { ...newPartition(0), settings: { ...DEFAULT_SETTINGS, budget, ...changes } };
  let state = NEW_PORTFOLIO;
  return reports.flatMap((report) => {
    state = evolvePortfolio(state, report);
    return decidePortfolio(state, report, { partitions: 3, own }, readableId);
  });
}

const asked = (events: readonly MooringEvent[]): readonly EventOfType<'mooring.budget.asked'>[] =>
  events.flatMap((one) => (one.type === 'mooring.budget.asked' ? [one] : []));

const reports = [
  judged(0, [candidate('B', 'li'), candidate('A', 'li', 5000)], {
    verdicts: { ...NO_VERDICTS, loosening: { kept: 6, lost: 2 } },
  }),
  judged(1, [candidate('C', 'wang')]),
  judged(2, [candidate('D')], { verdicts: { ...NO_VERDICTS, loosening: { kept: 0, lost: 2 } } }),
];

describe('the alerts of a week', () => {
  test('are put before nobody while a partition has not told of its own', () => {
    expect(said(reports.slice(0, 2))).toEqual([]);
    expect(said([...reports.slice(0, 2), ...reports.slice(0, 2)])).toEqual([]);
  });

  test('are put before each manager of an account, and what nobody looks after before nobody', () => {
    const questions = asked(said(reports));
    expect(questions.map(({ subject, data }) => [subject, data.capacity, data.candidates.length])).toEqual([
      ['manager/', 2, 1],
      ['manager/li', 2, 2],
      ['manager/wang', 0, 1],
    ]);
    for (const question of questions) expect(validateEvent(question)).toMatchObject({ ok: true });
  });

  test('are asked about once, also when a report comes again later', () => {
    const later = [0, 1, 2].map((partition) => judged(partition, [], { week: '2026-03-09' }));
    expect(asked(said([...reports, ...later]))).toHaveLength(3);
    expect(asked(said([...reports, ...later, ...reports]))).toHaveLength(3);
  });

  test('are put before nobody where there are none', () => {
    expect(said([0, 1, 2].map((partition) => judged(partition)))).toEqual([]);
  });

  test('come with chances to keep of which the assumption counts for ten outcomes', () => {
    const [first] = asked(said(reports));
    expect(first?.data.chances).toEqual({
      loosening: { chance: 0.5, prior: 0.4, priorOutcomes: 10, kept: 6, lost: 4 },
      paused: { chance: 0.2, prior: 0.2, priorOutcomes: 10, kept: 0, lost: 0 },
    });
  });

  test('cost nothing where amounts are volumes', () => {
    expect(asked(said(reports, { measure: 'volume' }))[0]?.data).toMatchObject({ cost: 0, basis: 'volume' });
    expect(asked(said(reports))[0]?.data).toMatchObject({ cost: 10, basis: 'revenue' });
  });
});

/** All that managers grant in the end, each answer read back before the next question, by subject. */
function granted(events: readonly MooringEvent[]) {
  const managers = new Map<string, ManagerState>();
  const answers = asked(events).flatMap((question) => {
    const before = managers.get(question.subject) ?? newManager(question.subject);
    const said = decideManager(before, question, readableId);
    managers.set(question.subject, said.reduce(evolveManager, before));
    return said.map(({ id, data }) => ({ id, data }));
  });
  return answers.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

test('whatever the order of the reports, and however often they come, the decision is the same', () => {
  const whole = granted(said(reports));
  expect(whole).toHaveLength(3);
  const doubled = fc.shuffledSubarray([...reports, ...reports, ...reports], { minLength: 9 });
  fc.assert(fc.property(doubled, (order) => expect(granted(said(order))).toEqual(whole)));
});

test('however the accounts lie in the partitions, the decision is the same', () => {
  const accounts = Array.from({ length: 12 }, (_, nth) =>
    candidate(`A${String(nth)}`, 'li', 100 * (nth % 5)),
  );
  const whole = granted(said([judged(0, accounts), judged(1), judged(2)]));
  const places = fc.array(fc.nat(2), { minLength: accounts.length, maxLength: accounts.length });
  fc.assert(
    fc.property(places, (at) => {
      const parts = [0, 1, 2].map((partition) =>
        judged(
          partition,
          accounts.filter((_, nth) => at[nth] === partition),
        ),
      );
      expect(granted(said(parts))).toEqual(whole);
    }),
  );
});

test('weeks of a manager only go forward', () => {
  const [, question] = asked(said(reports));
  if (question === undefined) throw new Error('li was not asked');
  const [first] = decideManager(newManager('li'), question, readableId);
  if (first === undefined) throw new Error('li has not answered');
  const after = evolveManager(newManager('li'), first);
  expect(decideManager(after, question, readableId)).toEqual([]);
  expect(evolveManager(after, { ...first, id: 'again' })).toBe(after);
});
