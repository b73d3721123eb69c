import { beforeEach, describe, expect, test } from '@jest/globals';
import { memorySet } from '../contracts/port-set.js';
import {
  fact,
  LI,
  OPERATOR,
  openIn,
  staffedCompany,
  type StaffedCompany,
  WANG,
} from '../contracts/staffed-company.js';
import { seriesOf } from './account-series.js';
import { type AccountQuery, accountOf, listAccounts } from './accounts.js';
import { listAlerts } from './alerts.js';
import { overviewOf } from './overview.js';
import { listTasks } from './tasks.js';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
});

const accounts = async (orderBy: AccountQuery['orderBy'], principal = OPERATOR) =>
  (await listAccounts(set.readModels, principal, { orderBy, limit: 100 })).rows.map(
    ({ accountId }) => accountId,
  );
const handedOver = () =>
  company.deliver([fact('mooring.account.assigned', 'A', { owner: 'wang.lei', team: 'east' })]);

describe('accounts', () => {
  test('are listed by risk with the largest first, by name and id ascending', async () => {
    await company.deliver([
      fact('mooring.account.registered', 'A', { name: 'Zeta', nameEn: 'Zeta Ltd', tier: 'A' }),
    ]);
    expect(await accounts('amountAtRisk')).toEqual(['B', 'A', 'C', 'E', 'D']);
    expect((await accounts('probability')).slice(0, 3).toSorted()).toEqual(['A', 'B', 'C']);
    expect(await accounts('name')).toEqual(['B', 'C', 'D', 'E', 'A']);
    expect(await accounts('accountId')).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('are the same in every order: who they are, and how they stand', async () => {
    const byRisk = (await listAccounts(set.readModels, OPERATOR, { orderBy: 'amountAtRisk', limit: 100 }))
      .rows;
    const byName = (await listAccounts(set.readModels, OPERATOR, { orderBy: 'name', limit: 100 })).rows;
    expect(new Set(byRisk)).toEqual(new Set(byName));
    for (const account of byName)
      expect(await accountOf(set.readModels, OPERATOR, account.accountId)).toEqual(account);
    expect(byRisk[0]).toMatchObject({
      accountId: 'B',
      owner: 'wang.lei',
      standing: { week: '2026-02-23', cause: 'loosening', silence: 9, spark: expect.any(Array) },
    });
  });

  test('that have not been judged yet are in the lists by name only, without a standing', async () => {
    await company.deliver([fact('mooring.account.registered', 'N', { name: 'New' })]);
    expect(await accounts('name')).toContain('N');
    expect(await accounts('amountAtRisk')).not.toContain('N');
    expect(await accountOf(set.readModels, OPERATOR, 'N')).toEqual({ accountId: 'N', name: 'New' });
  });

  test('come page by page, each once', async () => {
    for (const orderBy of ['amountAtRisk', 'name'] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listAccounts(set.readModels, OPERATOR, { orderBy, after, limit: 2 });
        seen.push(...page.rows.map(({ accountId }) => accountId));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(await accounts(orderBy));
    }
  });

  test('that are handed over are the new manager’s at once, in every order and with all that is open', async () => {
    await handedOver();
    for (const orderBy of ['amountAtRisk', 'probability', 'name', 'accountId'] as const) {
      expect(await accounts(orderBy, LI)).toEqual([]);
      expect((await accounts(orderBy, WANG)).toSorted()).toEqual(['A', 'B']);
    }
    expect((await listAlerts(set.readModels, WANG, { limit: 9 })).rows).toHaveLength(2);
    expect((await listTasks(set, WANG, { limit: 9 })).rows).toHaveLength(2);
    expect((await listTasks(set, LI, { limit: 9 })).rows).toEqual([]);
  });
});

describe('alerts and tasks', () => {
  test('come with the most at risk, and the most urgent, first', async () => {
    const alerts = (await listAlerts(set.readModels, OPERATOR, { limit: 9 })).rows;
    expect(alerts.map(({ accountId }) => accountId)).toEqual(['B', 'A', 'C']);
    const due = (await listTasks(set, OPERATOR, { limit: 9 })).rows.map((task) => task.due);
    expect(due).toEqual(due.toSorted());
    expect((await listTasks(set, OPERATOR, { limit: 2 })).next).toBeDefined();
  });

  test('that a person has ended say how, and the account is free of them', async () => {
    const { alert } = await openIn(set, 'A');
    const closed = {
      alertId: alert.alertId,
      revision: alert.revision,
      outcome: 'lost',
      detail: 'to X',
    } as const;
    await company.deliver([fact('mooring.alert.closed', 'A', closed)]);
    expect((await listAlerts(set.readModels, LI, { status: 'closed', limit: 9 })).rows).toMatchObject([
      { alertId: alert.alertId, outcome: 'lost', detail: 'to X', closedAt: '2026-03-03T12:00:00+08:00' },
    ]);
    expect((await listTasks(set, LI, { status: 'expired', limit: 9 })).rows).toMatchObject([
      { outcome: 'the alert was closed' },
    ]);
    expect((await accountOf(set.readModels, LI, 'A'))?.standing).toMatchObject({
      alertId: null,
      cause: null,
    });
  });
});

describe('the series of an account', () => {
  test('names its measure, the last closed week and its alerts', async () => {
    const series = await seriesOf(set, LI, 'A', 12);
    expect(series).toMatchObject({ measure: 'value', unit: 'CNY', lastClosed: '2026-02-23' });
    expect(series?.weeks).toHaveLength(12);
    expect(series?.weeks.at(-9)).toMatchObject({ closed: true, observed: true, orders: 1 });
    expect(series?.weeks.at(-1)).toMatchObject({ amount: 0, orders: 0 });
    expect(series?.alerts.map(({ status }) => status)).toEqual(['open']);
  });

  test('tells a new manager also of the alerts that ended before', async () => {
    const { alert } = await openIn(set, 'A');
    const closed = { alertId: alert.alertId, revision: alert.revision, outcome: 'lost' } as const;
    await company.deliver([fact('mooring.alert.closed', 'A', closed)]);
    await handedOver();
    expect((await seriesOf(set, WANG, 'A', 12))?.alerts).toMatchObject([
      { status: 'closed', outcome: 'lost' },
    ]);
  });
});

test('the overview of an empty installation has nothing in it, and knows the day', async () => {
  expect(await overviewOf(memorySet(3, '2026-03-03T17:00:00Z'), OPERATOR, {})).toEqual({
    unit: '',
    timeZone: 'Asia/Shanghai',
    today: '2026-03-04',
    lastClosed: null,
    importing: false,
    accounts: 0,
    loosening: { count: 0, amountAtRisk: 0 },
    paused: { count: 0, amountAtRisk: 0 },
    openTasks: 0,
    owners: [],
  });
});
