import { describe, expect, test } from '@jest/globals';
import {
  accountSubject,
  type AccountState,
  type BudgetSettings,
  dateOfDay,
  managerSubject,
  mondayOf,
  weekOf,
  weekStart,
} from '#relationship';
import { tickWeekClock } from '../clock/week-clock.js';
import { createProjector } from '../project/projector.js';
import { budgetsOf } from '../read/budgets.js';
import { replay } from '../replay/replay.js';
import { verify } from '../replay/verify.js';
import { importRows, type Row } from './import-rows.js';
import { booked } from './live-feed.js';
import { memorySet, type PortSet } from './port-set.js';
import { partsOf } from './crash-sweep.js';
import { rowsOf, snapshot } from './snapshot.js';
import { EAST, fact, LI, OPERATOR } from './staffed-company.js';

/** Port calls of a set over a network take their time. */
const TIMEOUT_MS = 120_000;
/** The last imported week; the ones after it are live. */
const LAST = weekOf('2026-02-23');
const WEEKS = 60;
const SATURDAY = 5;

/** Whose an account is, what it ships a week, and whether it stops after the imported history. */
const BOOK: readonly (readonly [
  accountId: string,
  owner: string | undefined,
  value: number,
  stops: boolean,
])[] = [
  ['L1', 'li.wei', 400, true],
  ['L2', 'li.wei', 900, true],
  ['L3', 'li.wei', 100, true],
  ['L4', 'li.wei', 200, true],
  ['W1', 'wang.lei', 300, true],
  ['nobody', undefined, 500, true],
  ['steady', 'wang.lei', 800, false],
];
const LOSING = BOOK.filter(([, , , stops]) => stops).map(([accountId]) => accountId);
const BUDGET: BudgetSettings = {
  capacity: 2,
  exceptions: { 'wang.lei': 0 },
  cost: 0,
  priors: { loosening: 0.4, paused: 0.2, outcomes: 10 },
};
/** Soon high. */
const thresholds = { heads: 'shift', risk: 0, change: 3, clearingWeeks: 4, worsening: 0.15 } as const;

function rowIn(week: number, accountId: string, value: number): Row {
  return {
    account_id: accountId,
    date: dateOfDay(mondayOf(week) + SATURDAY),
    shipment_id: `${accountId} ${String(week)}`,
    value: value + ((week * 7) % 5),
    currency: 'CNY',
  };
}

/** A year of weeks by import, then weeks that the clock ends until the accounts that have stopped have alerts. */
async function played(set: PortSet, budget: BudgetSettings = BUDGET): Promise<number> {
  await set.log.append(
    BOOK.flatMap(([accountId, owner]) =>
      owner === undefined
        ? []
        : [
            fact('mooring.account.assigned', accountId, {
              owner,
              team: owner === 'li.wei' ? 'east' : 'west',
            }),
          ],
    ),
  );
  const weeks = Array.from({ length: WEEKS }, (_, back) => LAST - WEEKS + 1 + back);
  const rows = weeks.flatMap((week) => BOOK.map(([accountId, , value]) => rowIn(week, accountId, value)));
  await importRows(set, rows, { chosen: { budget, thresholds } });
  let week = LAST;
  while ((await rowsOf(set.readModels, 'alerts')).length < LOSING.length) {
    if (week > LAST + 12) throw new Error('nobody has raised alerts');
    week += 1;
    await liveWeek(set, week);
  }
  return week;
}

/** What still ships does, and on the Tuesday after the week the clock ends it. */
async function liveWeek(set: PortSet, week: number): Promise<void> {
  const rows = BOOK.filter(([, , , stops]) => !stops).map(([accountId, , value]) =>
    rowIn(week, accountId, value),
  );
  await set.log.append(rows.map((row) => booked(row)));
  set.clock.set(`${dateOfDay(mondayOf(week + 1) + 1)}T04:00:00.000Z`);
  const projector = createProjector(set);
  await projector.drain();
  await tickWeekClock(set);
  await projector.drain();
}

async function accountOf({ store }: PortSet, accountId: string): Promise<AccountState> {
  const state = (await store.document(accountSubject(accountId)))?.state;
  if (state?.kind !== 'account') throw new Error(`there is no account ${accountId}`);
  return state;
}

/** How far the alerts are, by account, in the order of the book. */
async function surfacing(set: PortSet): Promise<Readonly<Record<string, string | undefined>>> {
  const found: Record<string, string | undefined> = {};
  for (const accountId of LOSING) {
    const { alert } = await accountOf(set, accountId);
    found[accountId] = alert?.surfacing?.state;
  }
  return found;
}

/**
 * Alerts of a week are surfaced by each manager's budget, the most valuable first, and the same when it is decided again.
 *
 * @param make an empty set
 */
export function budgetContract(name: string, make: () => Promise<PortSet>): void {
  describe(`${name} surfaces alerts within a budget`, () => {
    const told = async (play: (set: PortSet) => Promise<void>): Promise<void> => {
      const set = await make();
      try {
        await play(set);
        const scratch = memorySet(set.log.partitions);
        const { differences } = await verify({ log: set.log, present: set, scratch }, { strict: true });
        expect(differences).toStrictEqual([]);
      } finally {
        await set.dispose();
      }
    };

    test(
      'the most valuable of each manager open their tasks, the others wait for the next week',
      () =>
        told(async (set) => {
          const week = await played(set);
          expect(await surfacing(set)).toStrictEqual({
            L1: 'surfaced',
            L2: 'surfaced',
            L3: 'held',
            L4: 'held',
            W1: 'held',
            nobody: 'surfaced',
          });
          for (const accountId of LOSING) {
            const { alert, tasks, notifications } = await accountOf(set, accountId);
            const isHeld = alert?.surfacing?.state === 'held';
            expect(tasks).toHaveLength(isHeld ? 0 : 1);
            expect(notifications?.map((notification) => notification.isHeld ?? false)).toStrictEqual([
              isHeld,
            ]);
          }
          await liveWeek(set, week + 1);
          expect(await surfacing(set)).toMatchObject({ L3: 'surfaced', L4: 'surfaced', W1: 'held' });
        }),
      TIMEOUT_MS,
    );

    test(
      'who may see an account sees how it was ranked, and nobody else does',
      () =>
        told(async (set) => {
          const week = weekStart(await played(set));
          const own = await budgetsOf(set, LI);
          expect(own).toMatchObject({ isOn: true, capacity: 2, exceptions: { 'wang.lei': 0 } });
          expect(own.managers).toMatchObject([
            { manager: 'li.wei', week, capacity: 2, surfaced: 2, held: 2 },
          ]);
          const [ranking = []] = own.managers.map((manager) => manager.ranking);
          expect(ranking.map(({ accountId, rank, held }) => [accountId, rank, held])).toStrictEqual([
            ['L2', 1, undefined],
            ['L1', 2, undefined],
            ['L4', 3, 'capacity'],
            ['L3', 4, 'capacity'],
          ]);
          for (const { factors } of ranking) {
            const { probability, value, chance, cost } = factors;
            expect(factors.worth).toBeCloseTo(probability * value * chance - cost, 5);
          }
          expect((await budgetsOf(set, EAST)).managers.map(({ manager }) => manager)).toStrictEqual([
            'li.wei',
          ]);
          const all = (await budgetsOf(set, OPERATOR)).managers;
          expect(all.map(({ manager }) => manager)).toStrictEqual(['', 'li.wei', 'wang.lei']);
        }),
      TIMEOUT_MS,
    );

    test(
      'a replay of the log gives the same, and asks nobody again',
      () =>
        told(async (set) => {
          await liveWeek(set, (await played(set)) + 1);
          const before = partsOf(await snapshot(set));
          await replay({ ...set, projector: createProjector(set) });
          expect(partsOf(await snapshot(set))).toStrictEqual(before);
        }),
      TIMEOUT_MS,
    );

    test(
      'a manager without alerts is not asked',
      () =>
        told(async (set) => {
          await played(set, { ...BUDGET, capacity: 9, exceptions: {} });
          expect(new Set(Object.values(await surfacing(set)))).toStrictEqual(new Set(['surfaced']));
          expect(await set.store.document(managerSubject('zhao.min'))).toBeUndefined();
        }),
      TIMEOUT_MS,
    );
  });
}
