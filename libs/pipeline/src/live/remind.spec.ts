import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, rowsOf } from '../contracts/snapshot.js';
import { fact, openIn, staffedCompany, type StaffedCompany } from '../contracts/staffed-company.js';
import { createProjector } from '../project/projector.js';
import { doTaskJob } from './do-task-job.js';
import { remind } from './remind.js';

const subject = accountSubject('A');

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let taskId: string;
let remindOn: string;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  ({ taskId, remindOn } = (await openIn(set, 'A')).task);
});

const job = (payload: Readonly<Record<string, string>> = { subject, taskId }, name = 'remind-task') => ({
  id: 'job',
  name,
  payload,
  runAt: set.clock.now(),
});
const reminders = async () =>
  (await eventsOf(set.log)).filter(({ type }) => type === 'mooring.deadline.reached');

describe('reminding of a task', () => {
  test('says that its day has come, and the fold leaves one effect to be sent to its owner', async () => {
    await remind(set, job());
    expect(await reminders()).toMatchObject([
      { subject, source: 'mooring', data: { deadline: 'task-reminder', taskId, on: remindOn } },
    ]);
    await company.projector.drain();
    const [effect, ...others] = await rowsOf(set.readModels, 'effects');
    expect(others).toEqual([]);
    expect(effect).toMatchObject({
      kind: 'task-reminder',
      status: 'waiting',
      accountId: 'A',
      owner: 'li.wei',
      team: 'east',
      taskId,
      dueOn: (await openIn(set, 'A')).task.due,
    });
    expect((await openIn(set, 'A')).task).toMatchObject({ remindedOn: remindOn, revision: 1 });
  });

  test('twice, folded in between or not, and at another time, is once', async () => {
    await remind(set, job());
    set.clock.advance(90_000);
    await remind(set, job());
    await company.projector.drain();
    set.clock.advance(90_000);
    await remind(set, job());
    await company.projector.drain();
    expect(await reminders()).toHaveLength(2);
    expect(await rowsOf(set.readModels, 'effects')).toHaveLength(1);
    // The second is the same event, not another one under the same name.
    expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
  });

  test('waits for the day on which it is wanted, in the business time zone', async () => {
    const midnight = Date.parse(`${remindOn}T00:00:00+08:00`);
    set.clock.set(new Date(midnight - 1).toISOString());
    await remind(set, job());
    expect(await reminders()).toEqual([]);
    set.clock.set(new Date(midnight).toISOString());
    await remind(set, job());
    expect(await reminders()).toHaveLength(1);
  });

  test('that is done by now, or put off, says nothing', async () => {
    const { task } = await openIn(set, 'B');
    const ofB = job({ subject: accountSubject('B'), taskId: task.taskId });
    await company.deliver([
      fact('mooring.task.completed', 'A', { taskId, revision: 1, outcome: 'visited' }),
      fact('mooring.task.snoozed', 'B', {
        taskId: task.taskId,
        revision: 1,
        due: '2026-03-20',
        reason: 'fair',
      }),
    ]);
    await remind(set, job());
    await remind(set, ofB);
    expect(await reminders()).toEqual([]);
    set.clock.set('2026-03-20T02:00:00Z');
    await remind(set, ofB);
    expect(await reminders()).toMatchObject([{ data: { taskId: task.taskId, on: '2026-03-20' } }]);
  });

  test('that is put off after it was said is said again on the new day', async () => {
    await remind(set, job());
    await company.deliver([
      fact('mooring.task.snoozed', 'A', { taskId, revision: 1, due: '2026-03-20', reason: 'fair' }),
    ]);
    set.clock.set('2026-03-20T02:00:00Z');
    await remind(set, job());
    await company.projector.drain();
    expect((await rowsOf(set.readModels, 'effects')).map(({ dueOn }) => dueOn)).toHaveLength(2);
  });

  test('that is done between the saying and the folding leaves nothing to be sent', async () => {
    await company.deliver([fact('mooring.task.completed', 'A', { taskId, revision: 1, outcome: 'visited' })]);
    await company.deliver([
      fact('mooring.deadline.reached', 'A', { deadline: 'task-reminder', taskId, on: remindOn }),
    ]);
    expect(await rowsOf(set.readModels, 'effects')).toEqual([]);
  });

  test.each([
    ['of another kind', 'send-mail', { subject, taskId: 't' }, 'nobody knows the job send-mail'],
    ['of no account', 'remind-task', { subject: 'portfolio', taskId: 't' }, 'portfolio has no tasks'],
    ['of nothing', 'escalate-task', {}, ' has no tasks'],
  ])('a job %s is nobody’s', async (_, name, payload, complaint) => {
    await expect(doTaskJob(set, job(payload, name))).rejects.toThrow(complaint);
  });

  test('that a contact has answered since the alert was raised says nothing, also when it was said already', async () => {
    const { task } = await openIn(set, 'A');
    const call = fact('mooring.interaction.logged', 'A', {
      interactionId: 'call',
      date: '2026-03-02',
      kind: 'call',
      contactIds: ['ann'],
      sealed: {},
    });
    const { jobs } = set;
    expect((await jobs.waiting(99)).filter(({ payload }) => payload['taskId'] === taskId)).toHaveLength(2);
    await company.deliver([call]);
    // Its escalation is what the task waits for.
    expect((await jobs.waiting(99)).filter(({ payload }) => payload['taskId'] === taskId)).toMatchObject([
      { name: 'escalate-task' },
    ]);
    await remind(set, job());
    expect(await reminders()).toEqual([]);
    await company.deliver([
      fact('mooring.deadline.reached', 'A', { deadline: 'task-reminder', taskId, on: task.remindOn }),
    ]);
    expect(await rowsOf(set.readModels, 'effects')).toEqual([]);
    expect((await openIn(set, 'A')).task).toMatchObject({ contactedOn: '2026-03-02', revision: 1 });
    expect((await openIn(set, 'A')).task).not.toHaveProperty('remindedOn');
  });

  test('of which a contact from before the alert was raised says nothing is said', async () => {
    const call = {
      interactionId: 'call',
      date: '2026-01-02',
      kind: 'call',
      contactIds: [],
      sealed: {},
    } as const;
    await company.deliver([fact('mooring.interaction.logged', 'A', call)]);
    await remind(set, job());
    expect(await reminders()).toHaveLength(1);
  });

  test('of an account that is gone, or in an empty installation, says nothing', async () => {
    await remind(set, job({ subject: accountSubject('nobody'), taskId }));
    await remind(memorySet(3), job());
    expect(await reminders()).toEqual([]);
  });

  test('when a replay folds it again, there is one effect still', async () => {
    await remind(set, job());
    await company.projector.drain();
    const before = await rowsOf(set.readModels, 'effects');
    await set.store.clear(new Map());
    await createProjector(set).drain();
    expect(await rowsOf(set.readModels, 'effects')).toEqual(before);
  });
});
