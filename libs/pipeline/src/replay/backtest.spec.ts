import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type MooringEvent, weekOf } from '#relationship';
import { csvFile, importRows, type Row } from '../contracts/import-rows.js';
import { memorySet, TEST_NOW } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { FIRST_WEEK, portfolioRows } from '../contracts/portfolio-rows.js';
import { eventsOf } from '../contracts/snapshot.js';
import { MemoryImportStage } from '../memory/index.js';
import { backtest, type ScoredWeek } from './backtest.js';

/** What a back-test says of rows. */
async function tested(rows: readonly Row[]) {
  const statements: MooringEvent[] = [];
  const scores: ScoredWeek[] = [];
  const result = await backtest([csvFile(rows)], new MemoryImportStage(), {
    chosen: {},
    now: TEST_NOW,
    onReject: () => undefined,
    onScore: (score) => void scores.push(score),
    onStatement: (statement) => void statements.push(statement),
    onWeek: async () => undefined,
  });
  if ('file' in result) throw new Error('the rows are no table');
  return { result, scores, statements };
}

/** Statements as they are compared: of which account, in which week, with which facts. */
const comparable = (
  statements: readonly { readonly type: string; readonly subject: string; readonly data: unknown }[],
) =>
  statements
    .map(({ type, subject, data }) => ({ type, subject, data }))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

test('a back-test says what an import of the same rows says', async () => {
  const types = new Set<string>();
  await fc.assert(
    fc.asyncProperty(portfolioPlans, fc.constantFrom(1, 3), async (plan, partitions) => {
      const rows = portfolioRows(plan).flat();
      const set = memorySet(partitions);
      await importRows(set, rows);
      const said = (await eventsOf(set.log)).filter(({ type }) => type.startsWith('mooring.relationship.'));
      const { result, statements } = await tested(rows);
      expect(comparable(statements)).toStrictEqual(comparable(said));
      expect(result).toMatchObject({
        rows: rows.length,
        rejected: 0,
        weeks: plan.weeks,
        firstWeek: FIRST_WEEK,
        measure: 'value',
      });
      for (const { type } of said) types.add(type.replace('mooring.relationship.', ''));
    }),
    { numRuns: 6 },
  );
  expect([...types]).toEqual(expect.arrayContaining(['loosened', 'paused', 'recovered']));
});

const planOf = (seed: number) => {
  const [plan] = fc.sample(portfolioPlans, { numRuns: 1, seed });
  if (plan === undefined) throw new Error('there is no plan');
  return plan;
};

test('what became known later changes nothing that was said before', async () => {
  const weeks = portfolioRows(planOf(3));
  const known = 40;
  const rows = weeks.flat();
  // From week 40 on it was known that every shipment of weeks 20 to 39 had been worth a tenth.
  const corrected = weeks
    .slice(20, known)
    .flatMap((week) =>
      week.map((row) => ({ ...row, value: Number(row['value']) / 10, recorded_at: dayIn(known) })),
    );
  const before = (said: readonly MooringEvent[]) =>
    said.filter(({ data }) => 'week' in data && weekOf(data.week) < FIRST_WEEK + known);
  const plain = await tested(rows);
  const other = await tested([...corrected, ...rows]);
  expect(before(other.statements)).toStrictEqual(before(plain.statements));
  const early = ({ weekStart }: ScoredWeek) => weekOf(weekStart) < FIRST_WEEK + known;
  expect(other.scores.filter(early)).toStrictEqual(plain.scores.filter(early));
  expect(other.scores).not.toStrictEqual(plain.scores);
});

/** The Wednesday of a week of the portfolio. */
function dayIn(week: number): string {
  return new Date(Date.parse('2024-01-03') + week * 7 * 86_400_000).toISOString().slice(0, 10);
}

test('equal rows without an id that became known on different days are two shipments, as in an import', async () => {
  const row = { account_id: 'A', date: '2026-01-05', value: 1, currency: 'CNY' };
  const twice = [
    { ...row, recorded_at: '2026-01-06' },
    { ...row, recorded_at: '2026-01-09' },
  ];
  const set = memorySet();
  expect(await importRows(set, twice)).toMatchObject({ accepted: 2, amended: 0 });
  // Forty weeks of one order a week, twice that in the last: judged alike only if both are counted.
  const history = Array.from({ length: 40 }, (_, week) => ({ ...row, date: dayIn(65 + week) })).flatMap(
    (one) => [
      { ...one, recorded_at: one.date },
      { ...one, recorded_at: dayAfter(one.date) },
    ],
  );
  const apart = await tested(history);
  const named = await tested(history.map((one, nth) => Object.assign({}, one, { shipment_id: nth })));
  expect(apart.scores).toStrictEqual(named.scores);
  expect(apart.scores).not.toHaveLength(0);
});

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

test('a back-test ends with what is known of every shipment: its latest version', async () => {
  const row = { account_id: 'A', date: '2026-01-05', value: 1, currency: 'CNY', shipment_id: 'one' };
  const { result } = await tested([
    { ...row, recorded_at: '2026-01-05' },
    { ...row, value: 3, recorded_at: '2026-01-09' },
    { ...row, account_id: 'B', shipment_id: 'two', date: '2026-01-17', recorded_at: '2026-01-17' },
  ]);
  const known = result.histories.map(({ accountId, shipments }) => [
    accountId,
    [...shipments].map(({ week, amount, cancelled }) => ({ week, amount, cancelled })),
  ]);
  const first = weekOf('2026-01-05');
  expect(Object.fromEntries(known)).toEqual({
    A: [{ week: first, amount: 3_000, cancelled: false }],
    B: [{ week: first + 1, amount: 1_000, cancelled: false }],
  });
});
