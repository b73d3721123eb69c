import { beforeEach, expect, test } from '@jest/globals';
import { requestAction } from '../act/request-action.js';
import { memorySet } from '../contracts/port-set.js';
import { rowsOf } from '../contracts/snapshot.js';
import {
  EAST,
  fact,
  LI,
  OPERATOR,
  openIn,
  staffedCompany,
  type StaffedCompany,
  WANG,
} from '../contracts/staffed-company.js';
import { commandOf } from './commands.js';
import { listTasks } from './tasks.js';
import { listWinbacks, winbackOf, type WinbackView } from './winbacks.js';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let plan: WinbackView;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  const { alertId, revision, facts } = (await openIn(set, 'A')).alert;
  await company.deliver([
    fact('mooring.relationship.paused', 'A', {
      alertId,
      revision: revision + 1,
      week: facts.week,
      rule: 'rule-1',
      facts,
    }),
  ]);
  const [open] = (await listWinbacks(set.readModels, OPERATOR, { status: 'open', limit: 9 })).rows;
  if (open === undefined) throw new Error('no plan is open');
  plan = open;
});

const attempt = (commandId: string, principal = LI) =>
  requestAction(set, principal, commandId, {
    type: 'mooring.winback.attempted.requested',
    data: { planId: plan.planId, revision: 1, date: '2026-03-03', how: 'call', reached: false },
  });
const seenBy = (principal = LI) => winbackOf(set.readModels, principal, plan.planId);

test('a plan is seen, listed and acted on by those who may see the account', async () => {
  for (const principal of [LI, EAST, OPERATOR]) {
    expect(await seenBy(principal)).toEqual(plan);
    expect((await listWinbacks(set.readModels, principal, { limit: 9 })).rows).toEqual([plan]);
  }
  expect(await seenBy(WANG)).toBeUndefined();
  expect((await listWinbacks(set.readModels, WANG, { owner: 'li.wei', limit: 9 })).rows).toEqual([]);
  expect(await attempt('by another', WANG)).toBe('unknown');
  await company.deliver([fact('mooring.account.assigned', 'A', { owner: 'wang.lei', team: 'east' })]);
  expect(await seenBy(LI)).toBeUndefined();
  expect(await seenBy(WANG)).toMatchObject({ owner: 'wang.lei', revision: 1 });
});

test('an attempt does the task of the step, and the row shows the next', async () => {
  const [first, second] = [await attempt('one'), await attempt('two', EAST)];
  expect([first, second]).toEqual(['requested', 'requested']);
  await company.projector.drain();
  const [next] = (await listTasks(set, LI, { status: 'open', accountId: 'A', limit: 9 })).rows;
  expect(await seenBy()).toMatchObject({ step: 2, taskId: next?.taskId, nextDue: next?.due });
  expect(await set.readModels.get('tasks', plan.taskId ?? '')).toMatchObject({
    status: 'completed',
    outcome: 'call',
  });
  expect(await commandOf(set.readModels, LI, 'one')).toMatchObject({
    action: 'winback.attempted',
    status: 'accepted',
  });
  expect(await commandOf(set.readModels, LI, 'two')).toMatchObject({
    status: 'refused',
    reason: expect.stringContaining('it is at revision 2'),
  });
});

test('its reminder is moved by a wake date, and gone with the plan', async () => {
  const reminders = async () =>
    (await set.jobs.waiting(99)).filter(
      ({ name, payload }) => name === 'remind-task' && payload['subject'] === 'account/A',
    );
  const { planId, taskId } = plan;
  await company.deliver([
    fact('mooring.winback.rescheduled', 'A', { planId, revision: 1, wakeOn: '2026-09-01', reason: 'fair' }),
  ]);
  expect(await seenBy()).toMatchObject({ wakeOn: '2026-09-01', nextDue: '2026-09-01', revision: 2 });
  expect(await reminders()).toMatchObject([{ payload: { taskId }, runAt: '2026-09-01T01:00:00.000Z' }]);
  await company.deliver([
    fact('mooring.alert.closed', 'A', { alertId: plan.alertId, revision: 2, outcome: 'lost' }),
  ]);
  expect(await seenBy()).toMatchObject({ status: 'lost', reason: 'alert-closed' });
  expect(await seenBy()).not.toHaveProperty('nextDue');
  expect(await reminders()).toEqual([]);
  // What happens to an account answers nobody's request.
  expect(await rowsOf(set.readModels, 'commands')).toEqual([]);
});
