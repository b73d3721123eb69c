import { describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '../event/catalogue.js';
import { validateEvent } from '../event/validate-event.js';
import { event, given, readBack, statement, when } from '../testing/index.js';

const A = 'account/A';
const BY_LI = { actor: 'li', source: 'app', correlationid: 'command-1' };

const raised = readBack(when(given('A'), statement('loosened', 'A')));
const taskId = raised.account.tasks[0]?.taskId ?? '';

/** Every action that a user can take, asked for at a revision. */
function requests(revision: number, alertId = 'alert-1', task = taskId): readonly MooringEvent[] {
  const alert = { alertId, revision };
  const work = { taskId: task, revision };
  return [
    event('mooring.alert.acknowledged.requested', A, alert, BY_LI),
    event('mooring.alert.snoozed.requested', A, { ...alert, until: '2026-04-01', reason: 'stock' }, BY_LI),
    event(
      'mooring.alert.closed.requested',
      A,
      { ...alert, outcome: 'lost', detail: 'to a competitor' },
      BY_LI,
    ),
    event('mooring.task.assigned.requested', A, { ...work, owner: 'wang' }, BY_LI),
    event('mooring.task.snoozed.requested', A, { ...work, due: '2026-04-01', reason: 'fair' }, BY_LI),
    event('mooring.task.completed.requested', A, { ...work, outcome: 'visited' }, BY_LI),
  ];
}

const names = requests(1).map((request) => [request.type, request] as const);

/** The first event that follows; the expiry of the closed alert's task is another story. */
const answer = (story: typeof raised, request: MooringEvent) => when(story, request).said[0];

describe('a request at the revision that is current', () => {
  test.each(names)('%s becomes the fact, with the same data, in the user’s name', (type, request) => {
    const fact = answer(raised, request);
    expect(fact).toMatchObject({
      type: type.slice(0, -'.requested'.length),
      subject: A,
      actor: 'li',
      causationid: request.id,
      correlationid: 'command-1',
      data: request.data,
    });
    expect(validateEvent(fact)).toMatchObject({ ok: true });
  });
});

describe('a request at another revision', () => {
  const moved = given('A', [statement('loosened', 'A'), statement('paused', 'A', { revision: 2 })]);

  test.each(names.slice(0, 3))(
    '%s is refused with a sentence that says what has changed',
    (type, request) => {
      const refusal = answer(moved, request);
      expect(refusal).toMatchObject({
        type: type.replace('.requested', '.refused'),
        actor: 'li',
        data: {
          request: request.id,
          reason: 'the alert has changed since revision 1: it is at revision 2, cause paused',
        },
      });
      expect(validateEvent(refusal)).toMatchObject({ ok: true });
    },
  );

  test.each(names.slice(3))('%s is refused with the task’s due date and owner', (_, request) => {
    const assigned = event('mooring.task.assigned', A, { taskId, revision: 1, owner: 'wang' });
    const { due } = raised.account.tasks[0] ?? { due: '' };
    expect(answer(when(raised, assigned), request)?.data).toMatchObject({
      reason: `the task has changed since revision 1: it is at revision 2, due ${due}, owner wang`,
    });
  });
});

describe('a request about something that is gone', () => {
  test.each(names)('%s is refused', (type, request) => {
    const what = type.startsWith('mooring.alert.') ? 'alert' : 'task';
    expect(answer(given('A'), request)?.data).toMatchObject({ reason: `the ${what} is not open any more` });
  });

  test('also when another one is open', () => {
    for (const request of requests(1, 'alert-0', 'task-0')) {
      expect(answer(raised, request)?.type).toBe(request.type.replace('.requested', '.refused'));
    }
  });
});

describe('two requests with the same revision', () => {
  test.each(names)('%s: one fact and one refusal, though the fact is not read back yet', (_, request) => {
    const second = { ...request, id: 'second', actor: 'wang' };
    const first = when(raised, request);
    expect(first.said[0]?.type).not.toMatch(/refused$/);
    const refused = when(first, second);
    expect(refused.said.map(({ type }) => type)).toEqual([
      `${request.type.slice(0, -'.requested'.length)}.refused`,
    ]);
    expect(readBack(refused).account).toStrictEqual(readBack(first).account);
  });
});
