import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { sharedFile } from '../../../../test/support/shared-data.js';
import { weekOf, weekOfDay, dayOf, weekStart } from '../week.js';
import { appendIndex, emptyIndexSeries } from './index-series.js';
import type { WeeklyCells } from './judge-input.js';
import { judge, type Judgement } from './judge.js';
import { closeIndex, marketPartial } from './market-index.js';
import { termName } from './contributions.js';
import type { Head } from './score.js';
import { COMPACT_WEIGHTS } from './compact-weights.js';

const FILES = {
  data: sharedFile('data/iowa_dev.csv.gz'),
  reference: sharedFile('detection/reference_iowa_dev.csv.gz'),
  weights: sharedFile('detection/weights.json'),
};
const describeShared = Object.values(FILES).includes(undefined) ? describe.skip : describe;
const TOLERANCE = 1e-4;
/** Columns of the reference that no head uses. */
const LEFT_OUT = ['zn13', 'v13'];

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, k) => [name, fields[k] ?? '']));
  });
}

/** One cell list per account, and the weeks that the file covers without an incomplete last one. */
function portfolioOf(rows: readonly Row[]) {
  const days = rows.map((row) => dayOf(row['date'] ?? ''));
  const from = weekOfDay(days.reduce((a, b) => Math.min(a, b)));
  const lastDay = days.reduce((a, b) => Math.max(a, b));
  // Days since Monday: a last week that does not reach its Saturday is left out, as in the reference's panel().
  const complete = (lastDay + 3) % 7 >= 5;
  const weeks = weekOfDay(lastDay) - from + (complete ? 1 : 0);
  const accounts = new Map<string, WeeklyCells & { volume: number[]; orders: number[] }>();
  for (const [k, row] of rows.entries()) {
    const id = row['account_id'] ?? '';
    const week = weekOfDay(days[k] ?? 0) - from;
    if (week >= weeks) continue;
    const cells = accounts.get(id) ?? {
      volumeFrom: from,
      volume: Array.from({ length: weeks }, () => 0),
      ordersFrom: from,
      orders: Array.from({ length: weeks }, () => 0),
    };
    accounts.set(id, cells);
    cells.volume[week] = (cells.volume[week] ?? 0) + Math.round(Math.max(0, Number(row['volume'])) * 1000);
    cells.orders[week] = (cells.orders[week] ?? 0) + Number(row['orders']);
  }
  return { from, weeks, accounts };
}

/** Folds the whole portfolio; the judgements of the wanted accounts by account and week, and the index by week. */
function foldOf(file: string, wanted: ReadonlySet<string>) {
  const { from, weeks, accounts } = portfolioOf(rowsOf(file));
  const market = [...accounts.values()].map((cells) => ({ cells, unobserved: [] }));
  const judgements = new Map<string, Judgement>();
  let series = emptyIndexSeries(from);
  for (let week = from; week < from + weeks; week++) {
    series = appendIndex(series, closeIndex([marketPartial(market, series, week)]));
    for (const id of wanted) {
      const cells = accounts.get(id);
      if (cells) judgements.set(`${id} ${weekStart(week)}`, judge(cells, [], series, week, COMPACT_WEIGHTS));
    }
  }
  return { series, judgements };
}

const measured = (row: Row) =>
  Object.keys(row).filter((name) => !['account_id', 'week_start', ...LEFT_OUT].includes(name));

/** The columns of a reference row, from a judgement. */
function columnsOf(judgement: Judgement | undefined, index: number | undefined): Record<string, unknown> {
  const { risk, change, eligible, evidence } = judgement ?? {};
  return { ...evidence, index, risk, change, eligible: Number(eligible) };
}

/** The largest difference per column; infinite where the product has no number. */
function differences(reference: readonly Row[], { series, judgements }: ReturnType<typeof foldOf>) {
  const worst = new Map<string, number>();
  for (const row of reference) {
    const judgement = judgements.get(`${row['account_id']} ${row['week_start']}`);
    const own = columnsOf(judgement, series.values[weekOf(row['week_start'] ?? '') - series.from]);
    for (const name of measured(row)) {
      const difference = Math.abs(Number(own[name]) - Number(row[name]));
      worst.set(name, Math.max(worst.get(name) ?? 0, Number.isNaN(difference) ? Infinity : difference));
    }
  }
  return worst;
}

describeShared('agreement with the detection reference', () => {
  test('index, evidences, eligibility and scores of 20 accounts, week by week', () => {
    const reference = rowsOf(FILES.reference ?? '');
    const fold = foldOf(FILES.data ?? '', new Set(reference.map((row) => row['account_id'] ?? '')));
    const worst = differences(reference, fold);
    expect(reference).toHaveLength(4937);
    expect(worst.size).toBe(17);
    expect([...worst].filter(([, difference]) => difference > TOLERANCE)).toEqual([]);
    const judged = [...fold.judgements.values()].filter(({ evidence }) => evidence);
    expect(judged).toHaveLength(reference.length);
  });

  test('the compact heads are those of the reference', () => {
    const own = Object.entries(COMPACT_WEIGHTS).map(([name, { intercept, terms }]: [string, Head]) => [
      name,
      { intercept, slope: Object.fromEntries(terms.map((term) => [termName(term), term.slope])) },
    ]);
    expect(Object.fromEntries(own)).toEqual(JSON.parse(readFileSync(FILES.weights ?? '', 'utf8')));
  });
});
