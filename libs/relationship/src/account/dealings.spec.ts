import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataOf } from '../event/catalogue.js';
import { INTERACTION_KINDS } from '../interaction/interaction-events.js';
import { event, given, statement } from '../testing/index.js';
import { evolveAccount } from './evolve-account.js';

const A = 'account/A';

const logged = (date: string, kind: DataOf<'mooring.interaction.logged'>['kind'] = 'call', id = date) =>
  event('mooring.interaction.logged', A, { interactionId: id, date, kind, contactIds: [], sealed: {} });

describe('the last contact of an account', () => {
  test('is the one of the latest date, in whatever order they are told', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
            fc.constantFrom(...INTERACTION_KINDS),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 0, max: 11 }),
        (dealings, turn) => {
          const events = dealings.map(([date, kind], nth) => logged(date, kind, String(nth)));
          const turned = [...events.slice(turn), ...events.slice(0, turn)].toReversed();
          const { lastContact } = given('A', events).account;
          expect(lastContact?.date).toBe(
            dealings
              .map(([date]) => date)
              .toSorted()
              .at(-1),
          );
          expect(dealings).toContainEqual([lastContact?.date, lastContact?.kind]);
          expect(given('A', turned).account.lastContact).toStrictEqual(lastContact);
        },
      ),
    );
  });

  test('stays the same object when an earlier one, or the same again, is told', () => {
    const { account } = given('A', [logged('2026-02-20', 'visit')]);
    for (const told of [logged('2026-02-19', 'visit'), logged('2026-02-20', 'visit'), logged('2026-02-20')])
      expect(evolveAccount(account, told)).toBe(account);
  });

  test('takes nothing else of the account along, and nothing personal into it', () => {
    const before = given('A', [statement('loosened', 'A')]).account;
    const sealed = { note: 'c2VhbGVk' };
    const told = event('mooring.interaction.logged', A, { ...logged('2026-02-20').data, sealed });
    expect(evolveAccount(before, told)).toStrictEqual({
      ...before,
      lastContact: { date: '2026-02-20', kind: 'call' },
    });
  });
});

test('contacts of an account are no part of its state', () => {
  const { account } = given('A');
  const contact = { contactId: 'ann', role: 'manager', sealed: { name: 'c2VhbGVk' } } as const;
  for (const told of [
    event('mooring.contact.added', A, contact),
    event('mooring.contact.changed', A, contact),
    event('mooring.contact.erased', A, { contactId: 'ann' }),
  ]) {
    expect(evolveAccount(account, told)).toBe(account);
  }
});

describe('the moment at which a task asked for a reminder', () => {
  const opened = (taskId: string) =>
    event('mooring.task.opened', A, {
      taskId,
      alertId: 'alert-1',
      cause: 'loosening',
      due: '2026-03-12',
      remindOn: '2026-03-11',
    });
  const reached = (taskId: string, on: string) =>
    event('mooring.deadline.reached', A, { deadline: 'task-reminder', taskId, on });
  const open = given('A', [opened('t'), opened('other')]).account;

  test('is noted on the open task that asked for this day, and is no change that a user has to see', () => {
    const { tasks } = evolveAccount(open, reached('t', '2026-03-11'));
    expect(tasks).toStrictEqual([{ ...open.tasks[0], remindedOn: '2026-03-11' }, open.tasks[1]]);
    expect(tasks[0]?.revision).toBe(1);
  });

  test.each([
    ['of another day', reached('t', '2026-03-10')],
    ['of a task that is not open', reached('done', '2026-03-11')],
  ])('%s changes no task', (_, told) => {
    expect(evolveAccount(open, told).tasks).toStrictEqual(open.tasks);
  });

  test('of the day before a task was moved says nothing about the new day', () => {
    const moved = event('mooring.task.snoozed', A, {
      taskId: 't',
      revision: 1,
      due: '2026-03-20',
      reason: 'fair',
    });
    const { tasks } = given('A', [opened('t'), reached('t', '2026-03-11'), moved]).account;
    expect(tasks).toMatchObject([{ remindOn: '2026-03-20', remindedOn: '2026-03-11', revision: 2 }]);
    const late = given('A', [opened('t'), moved, reached('t', '2026-03-11')]).account;
    expect(late.tasks[0]).not.toHaveProperty('remindedOn');
  });
});
