import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memorySet } from '../contracts/port-set.js';
import { EAST, fact, LI, OPERATOR, openIn, staffedCompany, WANG } from '../contracts/staffed-company.js';
import type { RowBody } from '../ports/index.js';
import { seriesOf } from './account-series.js';
import { ACCOUNT_ORDERS, accountOf, listAccounts } from './accounts.js';
import { alertOf, listAlerts } from './alerts.js';
import { explainAccount } from './explain-account.js';
import { overviewOf } from './overview.js';
import { maySee, type Principal } from './principal.js';
import { listTasks, taskOf } from './tasks.js';

const set = memorySet(3);
const ACCOUNTS = ['A', 'B', 'C', 'D', 'E'];
const WEST: Principal = { kind: 'head', userId: 'west', team: 'west' };
const STRANGER: Principal = { kind: 'manager', userId: '' };
const EVERYBODY: readonly Principal[] = [LI, WANG, EAST, WEST, OPERATOR, STRANGER];

beforeAll(async () => {
  const company = await staffedCompany(set);
  // Somebody else does the work about A.
  const { task } = await openIn(set, 'A');
  await company.deliver([
    fact('mooring.task.assigned', 'A', { taskId: task.taskId, revision: 1, owner: 'zhao.min', team: 'west' }),
    fact('mooring.task.completed', 'B', {
      taskId: (await openIn(set, 'B')).task.taskId,
      revision: 1,
      outcome: 'visited',
    }),
  ]);
});

const principals = fc.constantFrom(...EVERYBODY);
const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, ...values);
const filters = fc.record({
  owner: maybe('li.wei', 'wang.lei', 'zhao.min', 'nobody', ''),
  team: maybe('east', 'west', 'north'),
  accountId: maybe(...ACCOUNTS),
});

/** The rows that a principal may see and that match the filters, out of all that there are. */
function expected<Row extends RowBody>(
  all: readonly Row[],
  principal: Principal,
  wanted: Readonly<Record<string, string | undefined>>,
): readonly Row[] {
  return all.filter(
    (row) =>
      maySee(principal, row) &&
      Object.entries(wanted).every(([field, value]) => value === undefined || row[field] === value),
  );
}

describe('a filter never widens what may be seen', () => {
  test('of alerts', async () => {
    const all = (await listAlerts(set.readModels, OPERATOR, { limit: 100 })).rows;
    expect(all).toHaveLength(3);
    const statuses = fc.constantFrom('open' as const, 'closed' as const, undefined);
    await fc.assert(
      fc.asyncProperty(principals, filters, statuses, async (principal, wanted, status) => {
        const { rows } = await listAlerts(set.readModels, principal, { ...wanted, status, limit: 100 });
        expect(rows).toEqual(expected(all, principal, { ...wanted, status }));
      }),
    );
  });

  test('of tasks: they are their owner’s, who may be somebody else than the account’s', async () => {
    const all = (await listTasks(set, OPERATOR, { limit: 100 })).rows;
    expect(all.map(({ owner, status }) => [owner, status])).toEqual(
      expect.arrayContaining([
        ['zhao.min', 'open'],
        ['wang.lei', 'completed'],
      ]),
    );
    const statuses = fc.constantFrom('open' as const, 'completed' as const, undefined);
    await fc.assert(
      fc.asyncProperty(principals, filters, statuses, async (principal, wanted, status) => {
        const { rows } = await listTasks(set, principal, { ...wanted, status, limit: 100 });
        expect(rows).toEqual(expected(all, principal, { ...wanted, status }));
      }),
    );
  });

  test.each(ACCOUNT_ORDERS)('of accounts by %s', async (orderBy) => {
    const all = (await listAccounts(set.readModels, OPERATOR, { orderBy, limit: 100 })).rows;
    expect(all).toHaveLength(5);
    await fc.assert(
      fc.asyncProperty(principals, filters, async (principal, { owner, team }) => {
        const { rows } = await listAccounts(set.readModels, principal, { owner, team, orderBy, limit: 100 });
        expect(rows).toEqual(expected(all, principal, { owner, team }));
      }),
    );
  });

  test('of the overview', async () => {
    const alerts = (await listAlerts(set.readModels, OPERATOR, { status: 'open', limit: 100 })).rows;
    const accounts = (await listAccounts(set.readModels, OPERATOR, { orderBy: 'name', limit: 100 })).rows;
    const tasks = (await listTasks(set, OPERATOR, { status: 'open', limit: 100 })).rows;
    await fc.assert(
      fc.asyncProperty(principals, filters, async (principal, { owner, team }) => {
        const wanted = { ...(owner === undefined ? {} : { owner }), ...(team === undefined ? {} : { team }) };
        const overview = await overviewOf(set, principal, wanted);
        const counted = expected(alerts, principal, wanted).filter(({ cause }) => cause === 'loosening');
        expect(overview.loosening.count).toBe(counted.length);
        expect(overview.loosening.amountAtRisk).toBeCloseTo(
          counted.reduce((sum, { amountAtRisk }) => sum + amountAtRisk, 0),
        );
        expect(overview.accounts).toBe(expected(accounts, principal, wanted).length);
        expect(overview.openTasks).toBe(expected(tasks, principal, wanted).length);
        const named = overview.owners.map((each) => each.owner);
        const own = expected(accounts, principal, {}).map((account) => account.owner ?? '');
        expect(new Set(named)).toEqual(new Set(own));
      }),
    );
  });
});

describe('one by one', () => {
  test.each(EVERYBODY.map((principal) => [principal.userId, principal] as const))(
    '%s sees what is in the lists, and of nothing else that it exists',
    async (_, principal) => {
      const { readModels } = set;
      const alerts = (await listAlerts(readModels, OPERATOR, { limit: 100 })).rows;
      for (const alert of alerts) {
        const seen = maySee(principal, alert) ? alert : undefined;
        expect(await alertOf(readModels, principal, alert.alertId)).toEqual(seen);
      }
      const tasks = (await listTasks(set, OPERATOR, { limit: 100 })).rows;
      for (const task of tasks) {
        const seen = maySee(principal, task) ? task : undefined;
        expect(await taskOf(set, principal, task.taskId)).toEqual(seen);
      }
      for (const accountId of ACCOUNTS) {
        const account = await accountOf(readModels, OPERATOR, accountId);
        const visible = maySee(principal, { ...account });
        expect(await accountOf(readModels, principal, accountId)).toEqual(visible ? account : undefined);
        expect((await seriesOf(set, principal, accountId, 10)) !== undefined).toBe(visible);
        expect((await explainAccount(set, principal, accountId)) !== undefined).toBe(visible);
      }
    },
  );

  test('what there is not, nobody sees', async () => {
    const { readModels } = set;
    expect(await alertOf(readModels, OPERATOR, 'none')).toBeUndefined();
    expect(await taskOf(set, OPERATOR, 'none')).toBeUndefined();
    expect(await accountOf(readModels, OPERATOR, 'none')).toBeUndefined();
    expect(await seriesOf(set, OPERATOR, 'none', 10)).toBeUndefined();
  });
});
