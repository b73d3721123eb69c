import { beforeEach, describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '#relationship';
import { booked } from '../../contracts/live-feed.js';
import { memorySet } from '../../contracts/port-set.js';
import { rowsOf } from '../../contracts/snapshot.js';
import { fact, openIn, staffedCompany, type StaffedCompany } from '../../contracts/staffed-company.js';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let alertId: string;
let revision: number;
let task: Awaited<ReturnType<typeof openIn>>['task'];

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  const open = await openIn(set, 'A');
  ({ alertId, revision } = open.alert);
  ({ task } = open);
});

const alertRow = () => set.readModels.get('alerts', alertId);
const effects = () => rowsOf(set.readModels, 'effects');
const reached = (id: string, on = task.remindOn): MooringEvent => ({
  ...fact('mooring.deadline.reached', 'A', { deadline: 'task-reminder', taskId: task.taskId, on }),
  id,
});

describe('the row of an open alert', () => {
  test('has the chance of the last closed week, beside what was stated when', async () => {
    const standing = await set.readModels.get('relationships', 'A');
    const row = await alertRow();
    expect(row).toMatchObject({
      probability: standing?.['probability'],
      amountAtRisk: standing?.['amountAtRisk'],
    });
    expect(row?.['facts']).not.toMatchObject({ probability: row?.['probability'] });
  });

  test.each<[string, () => readonly MooringEvent[]]>([
    ['acknowledged', () => [fact('mooring.alert.acknowledged', 'A', { alertId, revision })]],
    [
      'snoozed',
      () => [fact('mooring.alert.snoozed', 'A', { alertId, revision, until: '2026-04-01', reason: 'fair' })],
    ],
    ['handed over', () => [fact('mooring.account.assigned', 'A', { owner: 'wang.lei' })]],
    ['renamed', () => [fact('mooring.account.registered', 'A', { name: 'Alpha' })]],
  ])('keeps that chance when it is %s', async (_, events) => {
    const before = await alertRow();
    await company.deliver(events());
    const after = await alertRow();
    expect(after).not.toEqual(before);
    expect(after).toMatchObject({
      status: 'open',
      probability: before?.['probability'],
      amountAtRisk: before?.['amountAtRisk'],
      facts: before?.['facts'],
      weeksBelow: before?.['weeksBelow'],
    });
  });

  test('is left alone by what does not concern it', async () => {
    const before = await alertRow();
    await company.deliver([
      booked({ account_id: 'A', shipment_id: 'late', date: '2026-02-27', value: 400 }),
      fact('mooring.contact.added', 'A', { contactId: 'ann', role: 'staff', sealed: { name: 'c2VhbGVk' } }),
    ]);
    expect(await alertRow()).toEqual(before);
  });

  test('says the stated chance, and how it ended, once it is closed', async () => {
    await company.deliver([fact('mooring.alert.closed', 'A', { alertId, revision, outcome: 'not-valid' })]);
    const row = await alertRow();
    expect(row).toMatchObject({ status: 'closed', outcome: 'not-valid' });
    expect(row?.['facts']).toMatchObject({ probability: row?.['probability'] });
  });
});

describe('a reminder to be sent', () => {
  test('is written once for a day, whoever says how often that it has come', async () => {
    await company.deliver([reached('one'), reached('one')]);
    const first = await effects();
    expect(first).toHaveLength(1);
    await company.deliver([reached('another'), reached('one'), reached('other day', '2026-01-20')]);
    expect(await effects()).toEqual(first);
  });

  test('goes to whoever has the task, not to the owner of the account', async () => {
    const { taskId } = task;
    await company.deliver([
      fact('mooring.task.assigned', 'A', { taskId, revision: 1, owner: 'zhao.min', team: 'west' }),
      reached('one'),
    ]);
    expect(await effects()).toMatchObject([
      { accountId: 'A', owner: 'zhao.min', team: 'west', dueOn: task.due },
    ]);
  });

  test('says of a task that nobody has that it is nobody’s', async () => {
    const { taskId, cause } = task;
    await company.deliver([
      fact('mooring.task.opened', 'D', {
        taskId: `${taskId} D`,
        cause,
        due: task.due,
        remindOn: task.due,
      }),
      fact('mooring.deadline.reached', 'D', {
        deadline: 'task-reminder',
        taskId: `${taskId} D`,
        on: task.due,
      }),
    ]);
    const [effect] = await effects();
    expect(effect).toMatchObject({ accountId: 'D', kind: 'task-reminder' });
    expect(effect).not.toHaveProperty('owner');
  });
});
