import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject, type OpenTask } from '#relationship';
import { requestAction } from '../act/request-action.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, rowsOf } from '../contracts/snapshot.js';
import { fact, LI, openIn, staffedCompany, type StaffedCompany, WANG } from '../contracts/staffed-company.js';
import type { Principal } from '../read/principal.js';
import { listTasks, taskOf } from '../read/tasks.js';
import { escalate } from './escalate.js';

const subject = accountSubject('A');
const ZHAO: Principal = { kind: 'manager', userId: 'zhao.min' };

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let task: OpenTask;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  ({ task } = await openIn(set, 'A'));
});

const work = () =>
  escalate(set, {
    id: 'job',
    name: 'escalate-task',
    payload: { subject, taskId: task.taskId },
    runAt: set.clock.now(),
  });
const reached = async () =>
  (await eventsOf(set.log)).flatMap((event) => (event.type === 'mooring.deadline.reached' ? event.data : []));

describe('taking a task up its ladder', () => {
  test('says that the day of its next rung has come, and of the one after once it has gone there', async () => {
    await work();
    await work();
    expect(await reached()).toMatchObject([{ level: 'deputy' }, { level: 'deputy' }]);
    await company.projector.drain();
    await work();
    await company.projector.drain();
    await work();
    expect((await reached()).slice(2)).toMatchObject([{ level: 'head' }]);
    expect((await openIn(set, 'A')).task.escalations).toHaveLength(2);
    expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
  });

  test('waits for the day, in the business time zone', async () => {
    const [rung] = task.ladder?.rungs ?? [];
    const midnight = Date.parse(`${String(rung?.on)}T00:00:00+08:00`);
    set.clock.set(new Date(midnight - 1).toISOString());
    await work();
    expect(await reached()).toEqual([]);
    set.clock.set(new Date(midnight).toISOString());
    await work();
    expect(await reached()).toHaveLength(1);
  });

  test('says nothing of a task that is done, or put off', async () => {
    const { taskId } = task;
    await company.deliver([
      fact('mooring.task.snoozed', 'A', {
        taskId,
        revision: 1,
        due: '2026-03-20',
        reason: 'fair',
        ladder: [{ level: 'deputy', on: '2026-03-24' }],
      }),
    ]);
    await work();
    expect(await reached()).toEqual([]);
    await company.deliver([fact('mooring.task.completed', 'A', { taskId, revision: 2, outcome: 'visited' })]);
    set.clock.set('2026-03-25T04:00:00.000Z');
    await work();
    expect(await reached()).toEqual([]);
  });
});

describe('whoever a task has gone to', () => {
  beforeEach(() =>
    company.deliver([
      fact('mooring.task.escalated', 'A', {
        taskId: task.taskId,
        revision: 1,
        level: 'deputy',
        to: 'zhao.min',
      }),
    ]),
  );

  test('has it on their list beside their own, and nobody else has', async () => {
    const gone = async (principal: Principal, escalatedTo = 'zhao.min') =>
      (await listTasks(set, principal, { status: 'open', escalatedTo, limit: 9 })).rows;
    expect(await gone(ZHAO)).toMatchObject([
      { taskId: task.taskId, owner: 'li.wei', escalatedTo: 'zhao.min' },
    ]);
    expect(await gone(LI)).toHaveLength(1);
    expect(await gone(WANG)).toEqual([]);
    expect(await gone(ZHAO, 'li.wei')).toEqual([]);
    const own = (await listTasks(set, ZHAO, { status: 'open', limit: 9 })).rows;
    expect(own.map(({ accountId }) => accountId)).toEqual(['C']);
  });

  test('may act on it', async () => {
    expect(await taskOf(set, WANG, task.taskId)).toBeUndefined();
    const data = { taskId: task.taskId, revision: 1, outcome: 'visited for li.wei' };
    const done = { type: 'mooring.task.completed.requested', data } as const;
    expect(await requestAction(set, WANG, 'c-1', done)).toBe('unknown');
    expect(await requestAction(set, ZHAO, 'c-1', done)).toBe('requested');
    await company.projector.drain();
    expect(await taskOf(set, ZHAO, task.taskId)).toMatchObject({
      status: 'completed',
      outcome: data.outcome,
    });
  });

  test('is told of it once, in the outbox of effects', async () => {
    expect(await rowsOf(set.readModels, 'effects')).toMatchObject([
      { kind: 'task-escalated', owner: 'zhao.min', status: 'waiting', taskId: task.taskId },
    ]);
    const jobs = (await set.jobs.waiting(99)).filter(({ name }) => name === 'notify');
    expect(jobs).toHaveLength(1);
  });
});
