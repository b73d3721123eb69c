import { beforeAll, expect, test } from '@jest/globals';
import { shipment, STRUCTURED } from '../support/offered.js';
import { filesWith } from '../support/files-with.js';
import { listAt, textAt } from '../support/pick.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
const data = files.at('data');
const CONTACTS = `account_id,contact_id,name,role,phone,email,note
ACME,ann,Annegret Weberknecht,manager,+49 555 010077,annegret@example.com,Plays the bassoon
ACME,lei,王磊磊,staff,138 0000 7777,,
ACME,bad,Karl Unbekannt,juggler,,,
NOBODY,x,Nina Niemand,staff,,,
`;
const CALLS = `account_id,date,kind,contacts,note,next_step
ACME,2026-01-05,call,ann;王磊磊,Barge rates are xylophonic,Offer the shuttle
ACME,2026-01-06,call,Karl Unbekannt,Nothing,
ACME,2026-01-07,Hellseherei,ann,Nothing,
`;
/** Of these nothing may stand in the clear in any file of the data folder. */
const SECRETS =
  'Weberknecht,010077,annegret@example.com,bassoon,王磊磊,138 0000 7777,Unbekannt,Niemand,xylophonic,shuttle,Hellseherei,Doris Dunkel,teal submarine,garden gnomes'.split(
    ',',
  );
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(data);
  await server.api.post('/v1/events?wait=1', shipment('ACME', 'S'), STRUCTURED);
});

test('contacts and talks come in by file, and bad lines are told without repeating what they hold', async () => {
  const contacts = await importFile(server.api, CONTACTS, { kind: 'contacts', source: 'crm' });
  expect(contacts).toMatchObject({ status: 'done', counts: { rows: 4, accepted: 2, rejected: 2 } });
  const calls = await importFile(server.api, CALLS, { kind: 'interactions', source: 'crm' });
  expect(calls).toMatchObject({ status: 'done', counts: { rows: 3, accepted: 1, rejected: 2 } });
  for (const view of [contacts, calls]) {
    const lines = await server.api.get(`/v1/imports/${textAt(view, 'importId')}/lines`);
    for (const secret of SECRETS) {
      expect(lines.text).not.toContain(secret);
      expect(JSON.stringify(view)).not.toContain(secret);
    }
  }
});

test('contacts and talks come in by event and by hand', async () => {
  const contact = {
    ...shipment('ACME', 'C'),
    type: 'mooring.contact.added',
    data: { contactId: 'doris', name: 'Doris Dunkel', note: 'collects garden gnomes' },
  };
  const added = await server.api.post('/v1/events?wait=1', contact, STRUCTURED);
  expect(added.status).toBe(200);
  const talk = { accountId: 'ACME', kind: 'visit', contactIds: ['doris'], note: 'saw a teal submarine' };
  expect((await server.api.post('/v1/interactions', talk)).status).toBe(201);
  const { body } = await server.api.get('/v1/accounts/ACME');
  expect(listAt(body, 'contacts')).toContainEqual(
    expect.objectContaining({ name: 'Annegret Weberknecht', phone: '+49 555 010077' }),
  );
  expect(listAt(body, 'interactions')).toContainEqual(
    expect.objectContaining({ note: 'Barge rates are xylophonic', nextStep: 'Offer the shuttle' }),
  );
  expect(listAt(body, 'interactions')).toContainEqual(expect.objectContaining({ note: talk.note }));
});

test('nothing personal stands in the clear in any file, while the server runs and after it', async () => {
  // What is looked for would be found.
  expect(filesWith(data, 'ACME').length).toBeGreaterThan(0);
  for (const secret of SECRETS) expect([secret, filesWith(data, secret)]).toEqual([secret, []]);
  const { err } = await server.stop();
  for (const secret of SECRETS) expect([secret, filesWith(data, secret)]).toEqual([secret, []]);
  for (const secret of SECRETS) expect(err).not.toContain(secret);
});
