import { describe, expect, test } from '@jest/globals';
import { dateOfDay, DEFAULT_SETTINGS, mondayOf, weekOf, weekStart } from '#relationship';
import { tickWeekClock } from '../clock/week-clock.js';
import { setUp } from '../ingest/set-up.js';
import { createProjector } from '../project/projector.js';
import { listNotices } from '../read/notices.js';
import { verify } from '../replay/verify.js';
import { importRows, type Row } from './import-rows.js';
import { memorySet, type PortSet } from './port-set.js';
import { rowsOf } from './snapshot.js';

/** Port calls of a set over a network take their time. */
const TIMEOUT_MS = 120_000;
/** Monday of the week in which the sets of tests begin, less the weeks of history. */
const FIRST = weekOf('2024-08-19');
/** Weeks of history, all closed. */
const WEEKS = 80;
const SATURDAY = 5;
/** The first week after the history is all but over, and over. */
const SUNDAY = '2026-03-08T04:00:00.000Z';
const TUESDAY = '2026-03-10T04:00:00.000Z';

interface Book {
  readonly accounts: readonly string[];
  /** How much of the usual an account ships in a week, by its position. */
  readonly level?: (at: number, account: string) => number;
  readonly from?: number;
  readonly until?: number;
}

/** Rows of accounts that ship twice a week, a little more or less each time. */
function rowsOfBook({ accounts, level = () => 1, from = 0, until = WEEKS }: Book): readonly Row[] {
  return accounts.flatMap((account, nth) =>
    Array.from({ length: until - from }, (_, k) => from + k).flatMap((at) =>
      [nth % SATURDAY, SATURDAY].map((day) => ({
        account_id: account,
        date: dateOfDay(mondayOf(FIRST + at) + day),
        shipment_id: `${account}-${String(at)}-${String(day)}`,
        value: 100 * level(at, account) * (1 + 0.1 * Math.sin(at * 2.3 + nth)),
        currency: 'CNY',
      })),
    ),
  );
}

const named = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, nth) => `${prefix}-${String(nth)}`);

const MONDAY = (at: number): string => weekStart(FIRST + at);

/**
 * What all accounts share is said once and blames none of them, and is the same when it is decided again.
 *
 * @param make an empty set
 */
export function noticesContract(name: string, make: () => Promise<PortSet>): void {
  describe(`${name} raises notices`, () => {
    const told = async (
      play: (set: PortSet) => Promise<unknown>,
      see: (set: PortSet) => Promise<void>,
    ): Promise<void> => {
      const set = await make();
      try {
        await play(set);
        await see(set);
        const scratch = memorySet(set.log.partitions);
        const { differences } = await verify({ log: set.log, present: set, scratch }, { strict: true });
        expect(differences).toStrictEqual([]);
      } finally {
        await set.dispose();
      }
    };
    const noticesOf = async (set: PortSet) => (await listNotices(set, { limit: 50 })).rows;
    const accountsAlerted = async ({ readModels }: PortSet) =>
      new Set((await rowsOf(readModels, 'alerts')).map(({ accountId }) => accountId));
    const slumped = (at: number, account: string) =>
      (at >= 60 && at < 70 && account !== 'own' ? 0.5 : 1) * (account === 'own' && at >= 40 ? 0.4 : 1);
    const slump = rowsOfBook({ accounts: [...named('A', 30), 'own'], level: slumped });

    test(
      'one for a slump of all accounts, and no alert but that of the account that fell by itself',
      () =>
        told(
          (set) => importRows(set, slump),
          async (set) => {
            expect(await noticesOf(set)).toMatchObject([
              { kind: 'market', status: 'over', week: MONDAY(60), overWeek: MONDAY(70) },
            ]);
            const [notice] = await noticesOf(set);
            expect(notice).toHaveProperty('level', expect.closeTo(0.5, 1));
            expect([...(await accountsAlerted(set))]).toStrictEqual(['own']);
          },
        ),
      TIMEOUT_MS,
    );

    test(
      'none in a log that was begun before there were any',
      () => {
        const { notices: _rule, ...before } = DEFAULT_SETTINGS;
        return told(
          async (set) => {
            const projector = createProjector(set);
            await setUp({ ...set, projector }, { ...before, baseCurrency: 'CNY' }, []);
            await importRows(set, slump);
          },
          async (set) => expect(await noticesOf(set)).toStrictEqual([]),
        );
      },
      TIMEOUT_MS,
    );

    const stays = { accounts: named('T', 8) };
    const stops = { accounts: named('E', 8) };
    const open = { kind: 'feed', feed: 'edi', status: 'open', week: MONDAY(WEEKS - 8) };
    const silent = async (set: PortSet): Promise<void> => {
      await importRows(set, rowsOfBook({ ...stops, until: WEEKS - 8 }), { source: 'edi' });
      await importRows(set, rowsOfBook(stays));
    };

    test(
      'one for a feed that is silent, and no alert on its accounts',
      () =>
        told(silent, async (set) => {
          const last = dateOfDay(mondayOf(FIRST + WEEKS - 9) + SATURDAY);
          expect(await noticesOf(set)).toMatchObject([{ ...open, last }]);
          expect((await accountsAlerted(set)).size).toBe(0);
          expect(await set.readModels.get('relationships', 'E-0')).toMatchObject({ reason: 'unobserved' });
          expect(await set.readModels.get('relationships', 'T-0')).toMatchObject({ eligible: true });
        }),
      TIMEOUT_MS,
    );

    test(
      'none any more when the feed has delivered what it missed',
      () =>
        told(
          async (set) => {
            await silent(set);
            set.clock.set(SUNDAY);
            const next = { until: WEEKS + 1 };
            await importRows(set, rowsOfBook({ ...stops, from: WEEKS - 8, ...next }), { source: 'edi' });
            await importRows(set, rowsOfBook({ ...stays, from: WEEKS, ...next }));
            set.clock.set(TUESDAY);
            await tickWeekClock(set);
            await createProjector(set).drain();
          },
          async (set) => {
            expect(await noticesOf(set)).toMatchObject([
              { ...open, status: 'over', overWeek: MONDAY(WEEKS), reason: 'delivered' },
            ]);
            expect((await accountsAlerted(set)).size).toBe(0);
            expect(await set.readModels.get('relationships', 'E-0')).toMatchObject({ eligible: true });
          },
        ),
      TIMEOUT_MS,
    );
  });
}
