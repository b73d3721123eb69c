import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, journalOf, rowsOf } from '../contracts/snapshot.js';
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
import { tellingLog } from '../live/ringing.js';
import { createProjector } from '../project/projector.js';
import { alertOf } from '../read/alerts.js';
import { commandOf } from '../read/commands.js';
import type { Principal } from '../read/principal.js';
import { taskOf } from '../read/tasks.js';
import type { Action } from './action.js';
import { requestAction } from './request-action.js';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let alertId: string;
let taskId: string;
let revision: number;

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  const { alert, task } = await openIn(set, 'A');
  ({ alertId, revision } = alert);
  ({ taskId } = task);
});

const acknowledge = (of = { alertId, revision }): Action => ({
  type: 'mooring.alert.acknowledged.requested',
  data: of,
});
const complete = (of = taskId): Action => ({
  type: 'mooring.task.completed.requested',
  data: { taskId: of, revision: 1, outcome: 'visited' },
});
const ask = (action: Action, commandId = 'c-1', principal: Principal = LI) =>
  requestAction(set, principal, commandId, action);
const requests = async () => (await eventsOf(set.log)).filter(({ type }) => type.endsWith('.requested'));

describe('asking for an action', () => {
  test('appends the request in the name of who asks', async () => {
    expect(await ask(acknowledge())).toBe('requested');
    expect(await requests()).toMatchObject([
      {
        id: 'c-1',
        source: 'console',
        subject: accountSubject('A'),
        actor: 'li.wei',
        time: set.clock.now(),
        data: { alertId, revision },
      },
    ]);
  });

  test.each<[string, 'requested' | 'unknown', Principal]>([
    ['the owner', 'requested', LI],
    ['the head of the team', 'requested', EAST],
    ['an operator', 'requested', OPERATOR],
    ['another manager', 'unknown', WANG],
    ['the head of another team', 'unknown', { kind: 'head', userId: 'x', team: 'west' }],
  ])('by %s is %s', async (_, outcome, principal) => {
    expect(await ask(acknowledge(), 'alert', principal)).toBe(outcome);
    expect(await ask(complete(), 'task', principal)).toBe(outcome);
    expect(await requests()).toHaveLength(outcome === 'requested' ? 2 : 0);
  });

  test('about what there is not is unknown', async () => {
    expect(await ask(acknowledge({ alertId: 'none', revision: 1 }))).toBe('unknown');
    expect(await ask(complete(alertId))).toBe('unknown');
    expect(await requests()).toEqual([]);
  });

  test('again under the same id is the same request, however its fields are ordered', async () => {
    await ask(acknowledge());
    await company.projector.drain();
    set.clock.advance(5_000);
    expect(await ask(acknowledge())).toBe('requested');
    expect(await ask(acknowledge({ revision, alertId }))).toBe('requested');
    expect(await requests()).toHaveLength(1);
  });

  test('twice before it is folded is folded once', async () => {
    await ask(acknowledge());
    set.clock.advance(5_000);
    await ask(acknowledge());
    await company.projector.drain();
    expect(await alertOf(set.readModels, LI, alertId)).toMatchObject({ revision: revision + 1 });
    expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
  });

  test('for something else under an id that was used is told so', async () => {
    await ask(acknowledge());
    await company.projector.drain();
    expect(await ask(acknowledge({ alertId, revision: revision + 1 }))).toBe('reused');
    expect(await ask(complete())).toBe('reused');
    expect(await requests()).toHaveLength(1);
  });
});

describe('what became of a request', () => {
  test('is nothing until it is folded, then that it waits, then that it was accepted', async () => {
    // What the system says by itself is no answer to anybody.
    expect(await rowsOf(set.readModels, 'commands')).toEqual([]);
    await ask(complete());
    expect(await commandOf(set.readModels, LI, 'c-1')).toBeUndefined();
    const mute = {
      ...tellingLog(set.log, () => undefined),
      append: () => Promise.reject(new Error('the process died')),
    };
    // The request is folded, and the process dies before its answer is said.
    await expect(createProjector({ ...set, log: mute }).drain()).rejects.toThrow('died');
    const pending = {
      commandId: 'c-1',
      accountId: 'A',
      action: 'task.completed',
      status: 'pending',
      requestedAt: set.clock.now(),
      actor: 'li.wei',
    };
    expect(await commandOf(set.readModels, LI, 'c-1')).toMatchObject(pending);
    await createProjector(set).drain();
    expect(await commandOf(set.readModels, LI, 'c-1')).toMatchObject({ ...pending, status: 'accepted' });
    expect(await taskOf(set, LI, taskId)).toMatchObject({
      status: 'completed',
      outcome: 'visited',
    });
  });

  test('is the reason when it was refused: what had changed', async () => {
    await company.deliver([fact('mooring.alert.acknowledged', 'A', { alertId, revision })]);
    await ask(acknowledge());
    await company.projector.drain();
    expect(await commandOf(set.readModels, LI, 'c-1')).toMatchObject({
      action: 'alert.acknowledged',
      status: 'refused',
      reason: expect.stringContaining(`it is at revision ${String(revision + 1)}`),
    });
  });

  test('of two who ask at once, one is accepted', async () => {
    await ask(complete(), 'first');
    await ask(complete(), 'second', EAST);
    await company.projector.drain();
    expect(await commandOf(set.readModels, LI, 'first')).toMatchObject({ status: 'accepted' });
    expect(await commandOf(set.readModels, LI, 'second')).toMatchObject({
      status: 'refused',
      reason: 'the task is not open any more',
    });
    const answers = (await journalOf(set.readModels, 'account/A')).filter(({ event }) =>
      event.type.startsWith('mooring.task.completed'),
    );
    expect(answers).toHaveLength(4);
  });

  test('is seen by those who may see the account', async () => {
    await ask(complete());
    await company.projector.drain();
    for (const principal of [LI, EAST, OPERATOR])
      expect(await commandOf(set.readModels, principal, 'c-1')).toBeDefined();
    expect(await commandOf(set.readModels, WANG, 'c-1')).toBeUndefined();
    expect(await commandOf(set.readModels, OPERATOR, 'c-2')).toBeUndefined();
  });
});
