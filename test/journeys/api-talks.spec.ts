import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
const CONTACTS = `account_id,contact_id,name,role,phone,email
ACME,c-1,王丽,decision-maker,+86 138 0000 1111,wang.li@acme.example
ACME,c-2,Tom Ford,contact,,tom@acme.example
`;
let api: ApiClient;
let contacts: unknown;

beforeAll(async () => {
  ({ api } = await serveSmallBook(files.at('data')));
  contacts = await importFile(api, CONTACTS, { kind: 'contacts', source: 'crm' });
});

const talksOf = async (accountId: string) =>
  listAt((await api.get(`/v1/accounts/${accountId}/interactions`)).body, 'items');

test('contacts come in by file', () => {
  expect(contacts).toMatchObject({ status: 'done', counts: { accepted: 2, rejected: 0 } });
});

describe('given a call with a contact', () => {
  const call = {
    accountId: 'ACME',
    kind: 'call',
    direction: 'outbound',
    date: '2026-02-02',
    contactIds: ['c-1'],
    feeling: 'negative',
    note: '客户说运价太高\n要考虑别家',
    nextStep: '发新报价',
    nextStepDue: '2026-02-05',
  };

  test('when it is logged, then it is there at once, in the name of who logged it', async () => {
    const { status, body } = await api.post('/v1/interactions', call);
    expect(status).toBe(201);
    expect(pick(body, 'interaction')).toMatchObject({ ...call, actor: 'local' });
    expect(await talksOf('ACME')).toContainEqual(expect.objectContaining({ note: call.note }));
    expect((await api.get('/v1/accounts/ACME')).body).toMatchObject({
      lastContact: { date: call.date, kind: 'call' },
      contacts: [{ contactId: 'c-1', name: '王丽', phone: '+86 138 0000 1111' }, { contactId: 'c-2' }],
    });
  });

  test('when it is sent again under its key, then it is one call; with other words it is refused', async () => {
    const headers = { 'idempotency-key': 'dialog-1' };
    const before = (await talksOf('ACME')).length;
    const first = await api.post('/v1/interactions', call, headers);
    const again = await api.post('/v1/interactions', call, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await talksOf('ACME')).toHaveLength(before + 1);
    const other = await api.post('/v1/interactions', { ...call, note: 'something else' }, headers);
    expect([other.status, pick(other.body, 'type')]).toEqual([422, 'urn:mooring:problem:key-reused']);
    expect(await talksOf('ACME')).toHaveLength(before + 1);
  });

  test('when the day is left out, then it was today, also when the request comes again', async () => {
    const today = textAt((await api.get('/v1/overview')).body, 'today');
    const headers = { 'idempotency-key': 'dialog-2' };
    const visit = { accountId: 'GOER', kind: 'visit' };
    const { body } = await api.post('/v1/interactions', visit, headers);
    expect(pick(body, 'interaction', 'date')).toBe(today);
    expect((await api.post('/v1/interactions', visit, headers)).body).toEqual(body);
  });

  test.each([
    [{ date: '2099-01-01' }, 'date', /future/],
    [{ contactIds: ['c-9'] }, 'contactIds', /contact/],
    [{ kind: 'telepathy' }, 'kind', /./],
    [{ note: 'bell \u0007' }, 'note', /control character/],
    [{ mood: 'fine' }, 'request', /mood/],
    [{ nextStepDue: 'soon' }, 'nextStepDue', /./],
  ])('when %j is wrong with it, then the answer names the field', async (wrong, field, reason) => {
    const { status, body } = await api.post('/v1/interactions', { ...call, ...wrong });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field, reason: expect.stringMatching(reason) }] });
  });

  test('when nobody knows the account, then it is not found', async () => {
    expect((await api.post('/v1/interactions', { ...call, accountId: 'NOBODY' })).status).toBe(404);
  });
});

describe('given a contact who wants to be forgotten', () => {
  test('when it is erased, then neither it nor what was said with it can be read any more', async () => {
    const secret = 'does not like our coffee';
    const talk = { accountId: 'ACME', kind: 'visit', contactIds: ['c-2'], note: secret };
    await api.post('/v1/interactions', talk);
    expect(JSON.stringify(await talksOf('ACME'))).toContain(secret);
    expect((await api.delete('/v1/accounts/ACME/contacts/c-2')).status).toBe(204);
    expect((await api.delete('/v1/accounts/ACME/contacts/c-2')).status).toBe(204);
    const { text, body } = await api.get('/v1/accounts/ACME');
    expect(listAt(body, 'contacts')).toContainEqual({
      accountId: 'ACME',
      contactId: 'c-2',
      erasedAt: expect.any(String),
    });
    expect(text).not.toMatch(/Tom Ford|tom@acme|coffee/);
    expect(await talksOf('ACME')).toContainEqual(
      expect.objectContaining({ contactIds: ['c-2'], unreadable: true }),
    );
    expect(JSON.stringify(await talksOf('ACME'))).not.toContain(secret);
    const journal = await api.get('/v1/accounts/ACME/journal?limit=500');
    const erasures = listAt(journal.body, 'items').filter(
      (entry) => pick(entry, 'event', 'type') === 'mooring.contact.erased',
    );
    expect(erasures).toHaveLength(1);
  });

  test('then it cannot take part in anything new, and is not brought back by the next file', async () => {
    const talk = { accountId: 'ACME', kind: 'call', contactIds: ['c-2'] };
    const { status, body } = await api.post('/v1/interactions', talk);
    expect([status, pick(body, 'errors', 0, 'field')]).toEqual([422, 'contactIds']);
    expect(await importFile(api, CONTACTS, { kind: 'contacts', source: 'crm' })).toMatchObject({
      counts: { duplicate: 1, rejected: 1 },
      rejects: [{ line: 3, field: 'contact_id', reason: expect.stringContaining('erased') }],
    });
  });

  test('when nobody knows the contact or the account, then there is nothing to erase', async () => {
    expect((await api.delete('/v1/accounts/ACME/contacts/c-9')).status).toBe(404);
    expect((await api.delete('/v1/accounts/NOBODY/contacts/c-1')).status).toBe(404);
  });
});
