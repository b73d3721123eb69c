import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAccountSubject, weekOf, type MooringEvent } from '#relationship';
import { booked, cancelled, liveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { FIRST_WEEK, portfolioRows, type PortfolioPlan } from '../contracts/portfolio-rows.js';
import { documentsOf, eventsOf, rowsOf } from '../contracts/snapshot.js';

type Weeks = readonly (readonly MooringEvent[])[];

/** Bookings of a portfolio; every fifth is amended, some of them into the next day, every eleventh is cancelled. */
function factsOf(plan: PortfolioPlan): Weeks {
  let count = 0;
  return portfolioRows(plan).map((rows) =>
    rows.flatMap((row): readonly MooringEvent[] => {
      count += 1;
      const first = booked(row);
      const amount = first.data.amount + 7;
      const second: MooringEvent = {
        ...booked(row, { version: 2, amount }),
        type: 'mooring.shipment.booked',
      };
      return [
        first,
        ...(count % 5 === 0 ? [second] : []),
        ...(count % 11 === 0 ? [cancelled(first, 3)] : []),
      ];
    }),
  );
}

/** Pulls numbers from 0 up to a limit; the same seed gives the same numbers. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return (state >>> 8) % limit;
  };
}

function shuffled<Item>(items: readonly Item[], roll: (limit: number) => number): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(roll(left.length), 1));
}

/** Feeds a set week by week, each week's facts in chunks. */
async function play(weeks: Weeks, chunk: number) {
  const set = memorySet(3);
  const feed = await liveFeed(set);
  for (const [week, facts] of weeks.entries()) {
    for (let at = 0; at < facts.length; at += chunk) await feed.deliver(facts.slice(at, at + chunk));
    await feed.endWeek(FIRST_WEEK + week);
  }
  return set;
}

async function accountStates(set: ReturnType<typeof memorySet>) {
  return [...(await documentsOf(set)).values()].flatMap(({ state }) =>
    state.kind === 'account' ? [state] : [],
  );
}

/** A win-back is won by the shipment that comes first, on its day: which one that is goes by the order within the week. */
function closedInWeek<Row extends object>(row: Row) {
  if (!('closedAt' in row) || typeof row.closedAt !== 'string') return row;
  return { ...row, closedAt: weekOf(row.closedAt.slice(0, 10)) };
}

const seeds = fc.integer({ min: 1, max: 2 ** 30 });

describe('facts', () => {
  test('doubled and in any order within their week end in the same states, alerts and rows', async () => {
    let alerts = 0;
    await fc.assert(
      fc.asyncProperty(portfolioPlans, seeds, async (plan, seed) => {
        const roll = dice(seed);
        const facts = factsOf(plan);
        const mixed = facts.map((week) => shuffled([...week, ...week.filter(() => roll(3) === 0)], roll));
        const plain = await play(facts, 1000);
        const other = await play(mixed, 1 + roll(9));
        expect(await accountStates(other)).toStrictEqual(await accountStates(plain));
        for (const collection of ['accounts', 'relationships', 'alerts', 'tasks', 'conflicts'] as const) {
          expect((await rowsOf(other.readModels, collection)).map(closedInWeek)).toStrictEqual(
            (await rowsOf(plain.readModels, collection)).map(closedInWeek),
          );
        }
        alerts += (await rowsOf(plain.readModels, 'alerts')).length;
      }),
      { numRuns: 5 },
    );
    expect(alerts).toBeGreaterThan(5);
  });

  test('that arrive weeks late end in the same weekly record', async () => {
    await fc.assert(
      fc.asyncProperty(portfolioPlans, seeds, async (plan, seed) => {
        const roll = dice(seed);
        const facts = factsOf(plan);
        const late: MooringEvent[][] = facts.map(() => []);
        for (const [week, events] of facts.entries()) {
          for (const event of events) {
            const delay = roll(3) === 0 ? roll(12) : 0;
            late[Math.min(week + delay, facts.length - 1)]?.push(event);
          }
        }
        const plain = await play(facts, 1000);
        const other = await play(late, 1000);
        const recordOf = async (set: typeof plain) => {
          const accounts = await accountStates(set);
          const subjects = [...(await documentsOf(set)).keys()].filter(isAccountSubject);
          const sums = await set.store.sums(subjects, 0);
          return {
            cells: accounts.map(({ accountId, orders, volume, feeds }) => ({
              accountId,
              orders,
              volume,
              feeds,
            })),
            sums: subjects.map((subject) => new Set(sums.get(subject))),
          };
        };
        expect(await recordOf(other)).toStrictEqual(await recordOf(plain));
      }),
      { numRuns: 5 },
    );
  });

  test('are journalled once, however often they are in the log', async () => {
    const [plan] = fc.sample(portfolioPlans, { numRuns: 1, seed: 7 });
    if (plan === undefined) throw new Error('there is no plan');
    const facts = factsOf(plan);
    const set = await play(
      facts.map((week) => [...week, ...week]),
      50,
    );
    const shipments = (await eventsOf(set.log)).filter(({ type }) => type.startsWith('mooring.shipment.'));
    const journalled = [...set.data.events.values()].filter(({ type }) =>
      type.startsWith('mooring.shipment.'),
    );
    expect(shipments).toHaveLength(2 * facts.flat().length);
    expect(journalled).toHaveLength(facts.flat().length);
  });
});
