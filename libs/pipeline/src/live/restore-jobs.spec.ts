import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { memorySet } from '../contracts/port-set.js';
import { fact, openIn, staffedCompany, type StaffedCompany } from '../contracts/staffed-company.js';
import { MemoryJobQueue } from '../memory/index.js';
import { restoreJobs } from './restore-jobs.js';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
});

const waiting = () => set.jobs.waiting(100);

describe('restoring jobs', () => {
  test('a queue that was wiped has them all again, as they were', async () => {
    const before = await waiting();
    // Three tasks are to be reminded of, and to go to somebody else.
    expect(before).toHaveLength(6);
    const jobs = new MemoryJobQueue(set.clock);
    expect(await restoreJobs({ ...set, jobs })).toBe(6);
    expect(await jobs.waiting(100)).toEqual(before);
  });

  test('a queue that has lost nothing stays as it is', async () => {
    const before = await waiting();
    expect(await restoreJobs(set)).toBe(6);
    expect(await waiting()).toEqual(before);
  });

  test('what was reminded of, or is done, is not scheduled again', async () => {
    const { task } = await openIn(set, 'A');
    const done = await openIn(set, 'B');
    await company.deliver([
      fact('mooring.deadline.reached', 'A', {
        deadline: 'task-reminder',
        taskId: task.taskId,
        on: task.remindOn,
      }),
      fact('mooring.task.completed', 'B', { taskId: done.task.taskId, revision: 1, outcome: 'visited' }),
    ]);
    const jobs = new MemoryJobQueue(set.clock);
    expect(await restoreJobs({ ...set, jobs })).toBe(4);
    const again = (await jobs.waiting(100)).map(
      ({ name, payload }) => `${name} ${String(payload['subject'])}`,
    );
    expect(again.toSorted()).toEqual([
      `escalate-task ${accountSubject('A')}`,
      `escalate-task ${accountSubject('C')}`,
      `notify ${accountSubject('A')}`,
      `remind-task ${accountSubject('C')}`,
    ]);
  });

  test('a task that was put off since it was reminded of is scheduled for the new day', async () => {
    const { taskId, remindOn } = (await openIn(set, 'A')).task;
    await company.deliver([
      fact('mooring.deadline.reached', 'A', { deadline: 'task-reminder', taskId, on: remindOn }),
      fact('mooring.task.snoozed', 'A', { taskId, revision: 1, due: '2026-03-20', reason: 'fair' }),
    ]);
    const jobs = new MemoryJobQueue(set.clock);
    await restoreJobs({ ...set, jobs });
    const job = (await jobs.waiting(100)).find(
      ({ name, payload }) => name === 'remind-task' && payload['taskId'] === taskId,
    );
    // Nine o'clock in Shanghai.
    expect(job?.runAt).toBe('2026-03-20T01:00:00.000Z');
    expect((await waiting()).find(({ id }) => id === job?.id)).toEqual(job);
  });

  test('news that was not told is told again, as it was scheduled, and until it is told', async () => {
    const { alert } = await openIn(set, 'A');
    const { facts, alertId } = alert;
    const worse = fact('mooring.relationship.worsened', 'A', {
      alertId,
      revision: 9,
      week: facts.week,
      rule: 'r',
      facts,
    });
    await company.deliver([worse]);
    const news = (await waiting()).find(({ name }) => name === 'notify');
    expect(news?.payload).toEqual({ subject: accountSubject('A'), notificationId: worse.id });
    const jobs = new MemoryJobQueue(set.clock);
    expect(await restoreJobs({ ...set, jobs })).toBe(7);
    expect(await jobs.waiting(100)).toEqual(await waiting());
    const about = { notificationId: worse.id, channel: 'mail', attempt: 1 };
    await company.deliver([
      fact('mooring.notification.claimed', 'A', {
        ...about,
        kind: 'email',
        claimant: 'one',
        channels: ['mail'],
      }),
      fact('mooring.notification.sent', 'A', about),
    ]);
    expect(await restoreJobs({ ...set, jobs: new MemoryJobQueue(set.clock) })).toBe(6);
    expect((await waiting()).filter(({ name }) => name === 'notify')).toEqual([]);
  });

  test('an empty installation has none', async () => {
    expect(await restoreJobs(memorySet(3))).toBe(0);
  });
});
