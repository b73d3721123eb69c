import { beforeEach, describe, expect, test } from '@jest/globals';
import { eraseContact } from '../act/erase-contact.js';
import { csvFile, importRows, type Row } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';
import { MemoryKeyVault } from '../memory/index.js';
import { createProjector } from '../project/projector.js';
import { contactsOf } from '../read/contacts.js';
import { listInteractions } from '../read/interactions.js';
import { LOCAL_OPERATOR } from '../read/principal.js';
import { importContacts } from './import-contacts.js';
import { importInteractions } from './import-interactions.js';
import type { Reject } from './stage-files.js';

const ann = { account_id: 'A', contact_id: 'ann', name: 'Ann Weber', role: '决策人', phone: '+49 555 0100' };
const call = {
  account_id: 'A',
  date: '2026-02-27',
  kind: '电话',
  contacts: 'ann weber',
  direction: 'outbound',
  feeling: 'positive',
  note: 'Pleased with the new transit time.',
  next_step: 'Send the offer',
  next_step_due: '2026-03-06',
  by: 'li.wei',
};

let set: ReturnType<typeof memorySet> & { readonly vault: MemoryKeyVault };

beforeEach(async () => {
  set = { ...memorySet(3), vault: new MemoryKeyVault() };
  await importRows(set, [{ account_id: 'A', date: '2026-02-23', value: 10 }]);
});

const importing = async (kind: typeof importContacts, rows: readonly Row[], dryRun = false) => {
  const rejects: Reject[] = [];
  const counts = await kind({ ...set, projector: createProjector(set) }, [csvFile(rows)], {
    source: 'crm',
    dryRun,
    onReject: (reject) => void rejects.push(reject),
    onOutcome: () => undefined,
    onProgress: () => undefined,
  });
  return { ...counts, rejects };
};
const contacts = (...rows: readonly Row[]) => importing(importContacts, rows);
const interactions = (...rows: readonly Row[]) => importing(importInteractions, rows);
const logged = async () => (await listInteractions(set, LOCAL_OPERATOR, 'A', { limit: 10 }))?.rows;
const nothing = { rows: 1, accepted: 0, duplicate: 0, amended: 0, rejected: 0, rejects: [] };

describe('importing contacts', () => {
  test('a contact is added, and read with its key', async () => {
    expect(await contacts(ann)).toStrictEqual({ ...nothing, accepted: 1 });
    expect(await contactsOf(set, ['A'])).toEqual([
      { accountId: 'A', contactId: 'ann', role: 'decision-maker', name: 'Ann Weber', phone: '+49 555 0100' },
    ]);
  });

  test('again it is a duplicate; changed, and changed back, it is stated anew', async () => {
    await contacts(ann);
    expect(await contacts(ann)).toStrictEqual({ ...nothing, duplicate: 1 });
    expect(await contacts({ ...ann, phone: '+49 555 0199' })).toStrictEqual({ ...nothing, amended: 1 });
    expect(await contacts(ann)).toStrictEqual({ ...nothing, amended: 1 });
    expect(await contactsOf(set, ['A'])).toMatchObject([{ phone: '+49 555 0100' }]);
  });

  test('without an id it is known by its name, in whatever case', async () => {
    const { contact_id: _id, ...nameless } = ann;
    expect(await contacts(nameless)).toMatchObject({ accepted: 1 });
    expect(await contacts({ ...nameless, name: 'ANN WEBER' })).toMatchObject({ amended: 1 });
    expect(await contactsOf(set, ['A'])).toHaveLength(1);
  });

  test('nothing personal is in the log, the read models or what is told of rejected rows', async () => {
    await contacts(ann);
    await interactions(call);
    const rejects = [
      ...(await contacts({ ...ann, role: 'Ann Weber', email: 'Ann Weber' })).rejects,
      ...(await interactions({ ...call, contacts: 'Bob Weber', direction: 'offer' })).rejects,
      ...(await interactions({ ...call, contacts: 'Bob Weber' })).rejects,
    ];
    const { rows } = await set.readModels.find({
      collection: 'contacts',
      where: {},
      orderBy: 'accountId',
      descending: false,
      limit: 10,
    });
    expect(rejects).toHaveLength(3);
    const told = JSON.stringify([await eventsOf(set.log), rows, await set.jobs.waiting(9), rejects]);
    for (const secret of ['Weber', '0100', 'transit', 'Send the offer']) expect(told).not.toContain(secret);
  });

  test('an account that is not known, an unknown role and a broken address are refused', async () => {
    expect((await contacts({ ...ann, account_id: 'B' })).rejects).toMatchObject([
      { line: 2, errors: [{ line: 2, field: 'account_id', reason: 'There is no account B.' }] },
    ]);
    expect((await contacts({ ...ann, role: 'boss', email: 'ann' })).rejects).toMatchObject([
      { errors: [{ field: 'role' }, { field: 'email', reason: 'The e-mail address cannot be read.' }] },
    ]);
  });

  test('a dry run changes nothing', async () => {
    const before = await eventsOf(set.log);
    expect(await importing(importContacts, [ann], true)).toMatchObject({ accepted: 1 });
    expect(await eventsOf(set.log)).toEqual(before);
  });
});

describe('importing interactions', () => {
  beforeEach(() => contacts(ann));

  test('a call is logged with whom, and is the last contact of the account', async () => {
    expect(await interactions(call)).toStrictEqual({ ...nothing, accepted: 1 });
    expect(await logged()).toMatchObject([
      {
        date: '2026-02-27',
        kind: 'call',
        contactIds: ['ann'],
        note: call.note,
        nextStep: 'Send the offer',
        nextStepDue: '2026-03-06',
        actor: 'li.wei',
      },
    ]);
    expect(await set.readModels.get('accounts', 'A')).toMatchObject({
      lastContact: { date: '2026-02-27', kind: 'call' },
    });
  });

  test('again it is a duplicate, and two equal rows are two calls', async () => {
    await interactions(call, call);
    expect(await interactions(call, call)).toStrictEqual({ ...nothing, rows: 2, duplicate: 2 });
    expect(await logged()).toHaveLength(2);
  });

  test('what has changed is stated anew, also when something is left out now', async () => {
    await interactions(call);
    const { next_step_due: _due, feeling: _feeling, ...shorter } = call;
    expect(await interactions(shorter)).toStrictEqual({ ...nothing, amended: 1 });
    expect(await interactions(shorter)).toStrictEqual({ ...nothing, duplicate: 1 });
    expect(await logged()).toEqual([expect.not.objectContaining({ feeling: 'positive' })]);
  });

  test('an earlier one does not become the last contact', async () => {
    await interactions(call, { ...call, kind: '拜访', date: '2026-01-05' });
    expect(await set.readModels.get('accounts', 'A')).toMatchObject({ lastContact: { kind: 'call' } });
    expect((await logged())?.map(({ date }) => date)).toEqual(['2026-02-27', '2026-01-05']);
  });

  test.each([
    [
      'an unknown contact',
      { contacts: 'ann; bob' },
      'contacts',
      'The account has no contact of that id or name.',
    ],
    ['an unknown account', { account_id: 'B' }, 'account_id', 'There is no account B.'],
    ['a date in the future', { date: '2026-03-04' }, 'date', 'The date is in the future'],
    ['an unknown kind', { kind: 'telex' }, 'kind', 'The kind must be one of call, visit'],
  ])('%s is refused', async (_, change, field, reason) => {
    const { rejects } = await interactions({ ...call, ...change });
    expect(rejects).toMatchObject([{ errors: [{ field, reason: expect.stringContaining(reason) }] }]);
  });
});

describe('erasing a contact', () => {
  beforeEach(async () => {
    await contacts(ann, { ...ann, contact_id: 'bob', name: 'Bob Lang' });
    await interactions(
      call,
      { ...call, contacts: 'ann;bob', note: 'Both were there.' },
      {
        ...call,
        contacts: 'bob',
        note: 'Bob alone.',
      },
    );
    await eraseContact(set, LOCAL_OPERATOR, 'A', 'ann');
    await createProjector(set).drain();
  });

  test('makes it and everything it took part in unreadable, and nothing else', async () => {
    expect(await contactsOf(set, ['A'])).toEqual([
      { accountId: 'A', contactId: 'ann', erasedAt: set.clock.now() },
      expect.objectContaining({ contactId: 'bob', name: 'Bob Lang' }),
    ]);
    const notes = (await logged())?.map(({ note, unreadable }) => note ?? unreadable);
    expect(notes?.toSorted()).toEqual(['Bob alone.', true, true]);
  });

  test('is for good: it is not taken in again, nor anything about it', async () => {
    expect((await contacts(ann)).rejects).toMatchObject([
      { errors: [{ field: 'contact_id', reason: 'The contact was erased and cannot be added again.' }] },
    ]);
    expect((await interactions({ ...call, contacts: 'ann' })).rejects).toMatchObject([
      { errors: [{ field: 'contacts', reason: 'A contact of the interaction was erased.' }] },
    ]);
  });

  test('twice is once, and of nobody is nothing', async () => {
    const before = await eventsOf(set.log);
    expect(await eraseContact(set, LOCAL_OPERATOR, 'A', 'ann')).toBe(true);
    expect(await eventsOf(set.log)).toEqual(before);
    expect(await eraseContact(set, LOCAL_OPERATOR, 'A', 'carl')).toBe(false);
    const stranger = { kind: 'manager', userId: 'somebody' } as const;
    expect(await eraseContact(set, stranger, 'A', 'bob')).toBe(false);
  });
});
