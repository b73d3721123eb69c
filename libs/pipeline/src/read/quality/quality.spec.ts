import { beforeAll, describe, expect, test } from '@jest/globals';
import { dateOfDay, mondayOf, weekOf, weekStart } from '#relationship';
import { importRows, type Row } from '../../contracts/import-rows.js';
import { memorySet } from '../../contracts/port-set.js';
import { fact, OPERATOR } from '../../contracts/staffed-company.js';
import { createProjector } from '../../project/projector.js';
import { type Quality, qualityOf } from './quality.js';

const set = memorySet(3);
const WEEKS = 130;
const LAST = weekOf('2026-02-23');
const FIRST = LAST - WEEKS + 1;
const week = (at: number) => weekStart(FIRST + at);

/** Which weeks an account orders in, by their position. */
const SHIPS: Readonly<Record<string, (at: number) => boolean>> = {
  steady: () => true,
  another: () => true,
  // Told in time, and gone.
  seen: (at) => at < 80,
  // Gone before it had a history.
  young: (at) => at >= 60 && at < 72,
  // Orders too rarely for a break to be noticed.
  rare: (at) => at < 80 && at % 12 === 0,
};

const rows = Array.from({ length: WEEKS }, (_, at) =>
  Object.entries(SHIPS)
    .filter(([, ships]) => ships(at))
    .map(([account_id]): Row => ({
      account_id,
      date: dateOfDay(mondayOf(FIRST + at) + 5),
      shipment_id: `${account_id} ${String(at)}`,
      value: 100 + ((at * 7) % 5),
      currency: 'CNY',
    })),
).flat();

let all: Quality;
const progress: string[] = [];

beforeAll(async () => {
  await set.log.append([fact('mooring.account.assigned', 'young', { owner: 'li.wei', team: 'east' })]);
  await importRows(set, rows);
  await createProjector(set).drain();
  all = await qualityOf(set, OPERATOR, {}, (done, total) =>
    progress.push(`${String(done)}/${String(total)}`),
  );
});

describe('losses', () => {
  test('are counted with how early an alert told them', () => {
    expect(all.losses).toMatchObject({
      count: 3,
      seenEarly: 1,
      seenShare: 1 / 3,
      leads: [
        { weeks: 0, count: 2 },
        { weeks: all.losses.medianLead, count: 1 },
      ],
    });
    expect(all.losses.medianLead).toBeGreaterThan(6);
  });

  test('that nobody was told of are replayed rule by rule', () => {
    expect(all.missed.byRule).toMatchObject([
      { rule: expect.any(String), accounts: 1 },
      { rule: expect.any(String), accounts: 1 },
    ]);
    const rules = Object.fromEntries(all.missed.items.map(({ accountId, rule }) => [accountId, rule]));
    expect(rules).toEqual({ young: 'not-enough-history', rare: 'gap-too-long' });
    expect(all.missed.items.find(({ accountId }) => accountId === 'young')).toMatchObject({
      owner: 'li.wei',
      lastOrder: week(71),
      seen: week(84),
      weeklyAmount: expect.closeTo(102, 0),
    });
    expect(progress).toEqual(['1/2', '2/2']);
  });

  test('are those that could be seen on a day or later', async () => {
    const later = await qualityOf(set, OPERATOR, { since: week(90) });
    expect([later.losses.count, later.missed.items.map(({ accountId }) => accountId)]).toEqual([1, []]);
  });

  test('are shown to whoever may see the account', async () => {
    const li = { kind: 'manager', userId: 'li.wei' } as const;
    expect((await qualityOf(set, li, {})).missed.items.map(({ accountId }) => accountId)).toEqual(['young']);
    expect((await qualityOf(set, li, { owner: 'somebody' })).losses).toMatchObject({
      count: 0,
      seenShare: null,
      medianLead: null,
    });
  });
});
