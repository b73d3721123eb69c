import { beforeEach, describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '#relationship';
import { memorySet } from '../../contracts/port-set.js';
import { rowsOf } from '../../contracts/snapshot.js';
import { fact, openIn, staffedCompany, type StaffedCompany } from '../../contracts/staffed-company.js';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let alertId: string;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  ({ alertId } = (await openIn(set, 'A')).alert);
});

const worsened = async (revision: number) => {
  const { facts } = (await openIn(set, 'A')).alert;
  return fact('mooring.relationship.worsened', 'A', {
    alertId,
    revision,
    week: facts.week,
    rule: 'r',
    facts,
  });
};
const effects = async () =>
  (await rowsOf(set.readModels, 'effects')).map(({ kind, status, owner }) => [kind, status, owner].join(' '));
const say = (event: MooringEvent) => company.deliver([event]);

describe('the outbox of the world outside', () => {
  test('is empty after an import, however many alerts it has raised', async () => {
    expect(await effects()).toEqual([]);
  });

  test('has a row for each change, of which the newest alone waits', async () => {
    await company.deliver([await worsened(3)]);
    expect(await effects()).toEqual(['loosened waiting li.wei']);
    await company.deliver([await worsened(4)]);
    expect((await effects()).toSorted()).toEqual(['loosened replaced li.wei', 'loosened waiting li.wei']);
    await say(fact('mooring.alert.closed', 'A', { alertId, revision: 4, outcome: 'lost' }));
    expect((await effects()).toSorted()).toEqual(['loosened dropped li.wei', 'loosened replaced li.wei']);
  });

  test('shows how far a row has come, and goes with the account to another owner', async () => {
    const worse = await worsened(3);
    const about = { notificationId: worse.id, channel: 'mail', attempt: 1 };
    await company.deliver([worse]);
    await say(
      fact('mooring.notification.claimed', 'A', {
        ...about,
        kind: 'email',
        claimant: 'one',
        channels: ['mail'],
      }),
    );
    expect(await effects()).toEqual(['loosened sending li.wei']);
    await say(fact('mooring.notification.uncertain', 'A', { ...about, reason: 'the connection broke' }));
    expect(await effects()).toEqual(['loosened uncertain li.wei']);
    await say(fact('mooring.account.assigned', 'A', { owner: 'wang.lei' }));
    expect(await effects()).toEqual(['loosened uncertain wang.lei']);
  });

  test('drops the reminder of a task that was done before anybody was reminded', async () => {
    const { taskId, remindOn: on } = (await openIn(set, 'A')).task;
    await say(fact('mooring.deadline.reached', 'A', { deadline: 'task-reminder', taskId, on }));
    expect(await effects()).toEqual(['task-reminder waiting li.wei']);
    await say(fact('mooring.task.completed', 'A', { taskId, revision: 1, outcome: 'visited' }));
    expect(await effects()).toEqual(['task-reminder dropped li.wei']);
  });
});
