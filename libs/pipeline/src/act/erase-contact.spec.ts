import { beforeEach, describe, expect, test } from '@jest/globals';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, rowsOf } from '../contracts/snapshot.js';
import {
  EAST,
  LI,
  OPERATOR,
  staffedCompany,
  type StaffedCompany,
  WANG,
} from '../contracts/staffed-company.js';
import { passContacts } from '../ingest/contact-door.js';
import { tellingLog } from '../live/ringing.js';
import { MemoryKeyVault } from '../memory/index.js';
import { contactsOf } from '../read/contacts.js';
import type { Principal } from '../read/principal.js';
import { eraseContact } from './erase-contact.js';

let set: ReturnType<typeof memorySet> & { readonly vault: MemoryKeyVault };
let company: StaffedCompany;

beforeEach(async () => {
  set = { ...memorySet(3), vault: new MemoryKeyVault() };
  company = await staffedCompany(set);
  const rows = ['ann', 'bob'].map(
    (contactId) => ({ accountId: 'A', contactId, name: `Name of ${contactId}`, role: 'staff' }) as const,
  );
  const answers = await passContacts(set, rows, { source: 'crm', time: set.clock.now(), envelope: {} });
  await company.deliver(answers.flatMap((answer) => ('event' in answer ? [answer.event] : [])));
});

const erase = (contactId = 'ann', principal: Principal = LI, accountId = 'A') =>
  eraseContact(set, principal, accountId, contactId);
const erased = async () => (await eventsOf(set.log)).filter(({ type }) => type === 'mooring.contact.erased');
const names = async () => (await contactsOf(set, ['A'])).map(({ name }) => name);

describe('erasing a contact', () => {
  test('makes the person unreadable at once, and says so in the name of who did it', async () => {
    expect(await names()).toEqual(['Name of ann', 'Name of bob']);
    expect(await erase()).toBe(true);
    expect(await names()).toEqual([undefined, 'Name of bob']);
    expect(await erased()).toMatchObject([
      { data: { contactId: 'ann' }, actor: 'li.wei', source: 'mooring' },
    ]);
    await company.projector.drain();
    expect(await contactsOf(set, ['A'])).toEqual([
      { accountId: 'A', contactId: 'ann', erasedAt: set.clock.now() },
      expect.objectContaining({ contactId: 'bob', name: 'Name of bob' }),
    ]);
  });

  test('again is done already: folded or not, it stays one fact', async () => {
    await erase();
    set.clock.advance(5_000);
    expect(await erase()).toBe(true);
    await company.projector.drain();
    expect(await erase()).toBe(true);
    expect(await erased()).toHaveLength(2);
    expect(new Set((await erased()).map(({ id }) => id)).size).toBe(1);
    expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
  });

  test('a crash before the fact leaves a person who cannot be read; again, it is said', async () => {
    const log = { ...tellingLog(set.log, () => undefined), append: () => Promise.reject(new Error('died')) };
    await expect(eraseContact({ ...set, log }, LI, 'A', 'ann')).rejects.toThrow('died');
    expect(await names()).toEqual([undefined, 'Name of bob']);
    expect(await erased()).toEqual([]);
    expect(await erase()).toBe(true);
    expect(await erased()).toHaveLength(1);
  });

  test.each<[string, boolean, Principal]>([
    ['the owner', true, LI],
    ['the head of the team', true, EAST],
    ['an operator', true, OPERATOR],
    ['another manager', false, WANG],
  ])('by %s is allowed: %p', async (_, allowed, principal) => {
    expect(await erase('ann', principal)).toBe(allowed);
    expect(await names()).toEqual([allowed ? undefined : 'Name of ann', 'Name of bob']);
  });

  test.each([
    ['a contact', 'A', 'carl'],
    ['an account', 'none', 'ann'],
    ['a contact of this account', 'B', 'ann'],
  ])('is not done where there is no such thing as %s', async (_, accountId, contactId) => {
    expect(await erase(contactId, OPERATOR, accountId)).toBe(false);
    expect(await erased()).toEqual([]);
    expect(await names()).toEqual(['Name of ann', 'Name of bob']);
  });
});
