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
import type { InteractionRow } from '../ingest/table/index.js';
import { MemoryKeyVault } from '../memory/index.js';
import { contactOwner } from '../personal/key-owner.js';
import { interactionOf, listInteractions } from '../read/interactions.js';
import type { Principal } from '../read/principal.js';
import { logInteraction } from './log-interaction.js';

const call: InteractionRow = {
  accountId: 'A',
  date: '2026-03-03',
  kind: 'call',
  direction: 'outbound',
  contacts: ['Ann Weber'],
  feeling: 'negative',
  note: 'They tried another forwarder on the Rhine.\nPrice, mostly.',
  nextStep: 'Offer the block train',
  nextStepDue: '2026-03-10',
};

let set: ReturnType<typeof memorySet> & { readonly vault: MemoryKeyVault };
let company: StaffedCompany;

beforeEach(async () => {
  set = { ...memorySet(3), vault: new MemoryKeyVault() };
  company = await staffedCompany(set);
  const door = { source: 'crm', time: set.clock.now(), envelope: {} };
  const [ann] = await passContacts(
    set,
    [{ accountId: 'A', contactId: 'ann', name: 'Ann Weber', role: 'manager' }],
    door,
  );
  if (ann === undefined || !('event' in ann)) throw new Error('the contact was not taken');
  await company.deliver([ann.event]);
});

const log = (row: InteractionRow = call, id = 'i-1', principal: Principal = LI) =>
  logInteraction(set, principal, id, row);
const seen = async (principal: Principal = LI) =>
  (await listInteractions(set, principal, 'A', { limit: 10 }))?.rows;
const events = async () =>
  (await eventsOf(set.log)).filter(({ type }) => type === 'mooring.interaction.logged');

describe('logging an interaction', () => {
  test('is seen with its text, in the name of who logged it', async () => {
    expect(await log({ ...call, by: 'somebody.else' })).toEqual({ outcome: 'logged' });
    await company.projector.drain();
    const { contacts: _contacts, ...same } = call;
    const shown = {
      ...same,
      interactionId: 'i-1',
      contactIds: ['ann'],
      actor: 'li.wei',
      time: set.clock.now(),
    };
    expect(await seen()).toEqual([shown]);
    expect(await interactionOf(set, LI, 'A', 'i-1')).toEqual(shown);
    expect(await set.readModels.get('accounts', 'A')).toMatchObject({
      lastContact: { date: '2026-03-03', kind: 'call' },
    });
  });

  test('keeps nothing of the text in the clear', async () => {
    await log();
    await company.projector.drain();
    const kept = JSON.stringify([await eventsOf(set.log), await rowsOf(set.readModels, 'interactions')]);
    for (const secret of ['Rhine', 'Price', 'train', 'Weber']) expect(kept).not.toContain(secret);
  });

  test('again under the same id is the same interaction, folded in between or not', async () => {
    await log();
    set.clock.advance(5_000);
    expect(await log()).toEqual({ outcome: 'logged' });
    await company.projector.drain();
    set.clock.advance(5_000);
    expect(await log()).toEqual({ outcome: 'logged' });
    await company.projector.drain();
    expect(await seen()).toHaveLength(1);
    expect(await events()).toHaveLength(2);
    expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
  });

  test('of something else under an id that was used is told so', async () => {
    await log();
    await company.projector.drain();
    expect(await log({ ...call, note: 'Something else.' })).toEqual({ outcome: 'reused' });
    expect(await log(call, 'i-1', EAST)).toEqual({ outcome: 'reused' });
    expect(await events()).toHaveLength(1);
    expect(await log({ ...call, note: 'Something else.' }, 'i-2')).toEqual({ outcome: 'logged' });
  });

  test('of an account that is not one’s own, or is none, is unknown', async () => {
    expect(await log(call, 'i-1', WANG)).toEqual({ outcome: 'unknown' });
    expect(await log({ ...call, accountId: 'none' }, 'i-1', OPERATOR)).toEqual({ outcome: 'unknown' });
    expect(await events()).toEqual([]);
  });

  test('with a contact whom nobody knows is refused', async () => {
    expect(await log({ ...call, contacts: ['ann', 'Bob'] })).toEqual({
      outcome: 'refused',
      problem: {
        field: 'contacts',
        reason: 'The account has no contact "Bob".',
        impersonal: 'The account has no contact of that id or name.',
      },
    });
    expect(await events()).toEqual([]);
  });
});

describe('interactions of an account', () => {
  test('are for those who may see the account', async () => {
    await log();
    await company.projector.drain();
    for (const principal of [LI, EAST, OPERATOR]) expect(await seen(principal)).toHaveLength(1);
    expect(await seen(WANG)).toBeUndefined();
    expect(await interactionOf(set, WANG, 'A', 'i-1')).toBeUndefined();
    expect(await interactionOf(set, LI, 'A', 'none')).toBeUndefined();
    expect(await interactionOf(set, LI, 'none', 'i-1')).toBeUndefined();
  });

  test('are listed with the latest first, page by page', async () => {
    for (const day of [3, 1, 2]) {
      await log({ accountId: 'A', date: `2026-03-0${String(day)}`, kind: 'visit' }, `i-${String(day)}`);
      await company.projector.drain();
    }
    const first = await listInteractions(set, LI, 'A', { limit: 2 });
    expect(first?.rows.map(({ date }) => date)).toEqual(['2026-03-03', '2026-03-02']);
    const rest = await listInteractions(set, LI, 'A', { limit: 2, after: first?.next ?? '' });
    expect(rest?.rows.map(({ date }) => date)).toEqual(['2026-03-01']);
    expect(rest?.next).toBeUndefined();
  });

  test('whose contact was erased say that their text cannot be read', async () => {
    await log();
    await log({ accountId: 'A', date: '2026-03-01', kind: 'visit', contacts: ['ann'] }, 'i-2');
    await company.projector.drain();
    await set.vault.erase([contactOwner('A', 'ann')]);
    expect((await seen())?.map(({ unreadable, note }) => [unreadable, note])).toEqual([
      [true, undefined],
      // There was no text.
      [undefined, undefined],
    ]);
  });
});
