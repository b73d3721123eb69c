import fc from 'fast-check';
import type { AccountPlan, PortfolioPlan } from './portfolio-rows.js';

type Turn = AccountPlan['turnsTo'];

const turnsTo: fc.Arbitrary<Turn> = fc.oneof(
  fc.constant<Turn>({ kind: 'steady' }),
  fc.constant<Turn>({ kind: 'stop' }),
  fc.constant<Turn>({ kind: 'step' }),
  fc.integer({ min: 5, max: 16 }).map((weeks): Turn => ({ kind: 'gap', weeks })),
);

const account = (weeks: number, nth: number): fc.Arbitrary<AccountPlan> =>
  fc.record({
    accountId: fc.constant(`A-${String(nth)}`),
    every: fc.constantFrom(1, 1, 1, 2, 3),
    orders: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 0, max: 20 }),
    turn: fc.integer({ min: 20, max: weeks }),
    turnsTo,
  });

/** Three accounts that make sure something happens: one stops, one stops and comes back, one falls to a fifth. */
function planted(weeks: number): readonly AccountPlan[] {
  const steady = { every: 1, orders: 2, seed: 3, turn: 28 };
  return [
    { ...steady, accountId: 'stops', turnsTo: { kind: 'stop' } },
    { ...steady, accountId: 'returns', turn: weeks - 24, turnsTo: { kind: 'gap', weeks: 6 } },
    { ...steady, accountId: 'steps', orders: 3, turnsTo: { kind: 'step' } },
  ];
}

/** Small portfolios of 5 to 15 accounts over 54 to 80 weeks, in which alerts, pauses and recoveries happen. */
export const portfolioPlans: fc.Arbitrary<PortfolioPlan> = fc
  .tuple(fc.integer({ min: 54, max: 80 }), fc.integer({ min: 2, max: 12 }))
  .chain(([weeks, accounts]) =>
    fc.record({
      weeks: fc.constant(weeks),
      accounts: fc
        .tuple(...Array.from({ length: accounts }, (_, nth) => account(weeks, nth)))
        .map((random) => planted(weeks).concat(random)),
    }),
  );
