import {
  accountSubject,
  type DataOf,
  dataschemaOf,
  dateOfDay,
  type EventType,
  mondayOf,
  type MooringEvent,
  SYSTEM_SOURCE,
  weekOf,
} from '#relationship';
import type { ImportStage } from '../ports/index.js';
import { createProjector, type Projector } from '../project/projector.js';
import type { Principal } from '../read/principal.js';
import { type ImportingSet, importRows, type Row } from './import-rows.js';

/** Who looks after the accounts of the company; nobody after `D`. */
const STAFF = { A: ['li.wei', 'east'], B: ['wang.lei', 'east'], C: ['zhao.min', 'west'] } as const;

export const LI: Principal = { kind: 'manager', userId: 'li.wei' };
export const WANG: Principal = { kind: 'manager', userId: 'wang.lei' };
export const EAST: Principal = { kind: 'head', userId: 'chen.jun', team: 'east' };
export const OPERATOR: Principal = { kind: 'operator', userId: 'ops' };

/** Weeks of history, up to the one before `TEST_NOW`. */
const WEEKS = 60;
const LAST_WEEK = weekOf('2026-02-23');

/** Value a week, and for how many weeks there is any; the last of `E` makes the last week whole. */
const SHIPS: readonly (readonly [accountId: string, value: number, weeks: number])[] = [
  ['A', 400, WEEKS - 8],
  ['B', 900, WEEKS - 9],
  ['C', 100, WEEKS - 8],
  ['D', 50, WEEKS],
  ['E', 70, WEEKS],
];

function rows(): readonly Row[] {
  return Array.from({ length: WEEKS }, (_, at) =>
    SHIPS.filter(([, , weeks]) => at < weeks).map(([account_id, value]): Row => ({
      account_id,
      date: dateOfDay(mondayOf(LAST_WEEK - WEEKS + 1 + at) + 5),
      shipment_id: `${account_id} ${String(at)}`,
      value: value + ((at * 7) % 5),
      currency: 'CNY',
    })),
  ).flat();
}

/** A fact about an account, said by the system at noon of `TEST_NOW`. */
export function fact<Type extends EventType>(type: Type, accountId: string, data: DataOf<Type>) {
  return {
    id: `${type} ${accountId} ${JSON.stringify(data)}`,
    source: SYSTEM_SOURCE,
    type,
    subject: accountSubject(accountId),
    time: '2026-03-03T12:00:00+08:00',
    dataschema: dataschemaOf(type),
    data,
  };
}

/** The open alert and the open task of an account. Throws when it has none. */
export async function openIn({ store }: Pick<ImportingSet, 'store'>, accountId: string) {
  const state = (await store.document(accountSubject(accountId)))?.state;
  const account = state?.kind === 'account' ? state : undefined;
  const [task] = account?.tasks ?? [];
  if (account?.alert === undefined || task === undefined) throw new Error(`nothing is open for ${accountId}`);
  return { alert: account.alert, task };
}

export interface StaffedCompany {
  readonly projector: Projector;
  /** Appends events and folds them. */
  deliver(events: readonly MooringEvent[]): Promise<void>;
}

/**
 * A company of five accounts with a year of weeks behind it: `A`, `B` and `C` have stopped, so each has an open alert and a
 * task that should have been done in January; `D` and `E` go on. `B` is worth the most, `C` the least of the three.
 */
export async function staffedCompany(
  set: ImportingSet & { importStage(): ImportStage },
): Promise<StaffedCompany> {
  const projector = createProjector(set);
  await set.log.append(
    Object.entries(STAFF).map(([accountId, [owner, team]]) =>
      fact('mooring.account.assigned', accountId, { owner, team }),
    ),
  );
  await importRows(set, rows());
  return {
    projector,
    async deliver(events) {
      await set.log.append(events);
      await projector.drain();
    },
  };
}
