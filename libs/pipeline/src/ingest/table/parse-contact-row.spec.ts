import { describe, expect, test } from '@jest/globals';
import { CONTACT_ROLES } from '#relationship';
import { contactContext, parseContactRow } from './parse-contact-row.js';
import { CONTACT_COLUMNS } from './table-columns.js';

const context = contactContext(CONTACT_COLUMNS.known);
const parse = (cells: Partial<Readonly<Record<(typeof CONTACT_COLUMNS.known)[number], string>>>) =>
  parseContactRow({ line: 3, cells: CONTACT_COLUMNS.known.map((column) => cells[column] ?? '') }, context);
const ann = { account_id: 'A', name: 'Ann Weber' };
const fieldsOf = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? [] : parsed.errors.map(({ field }) => field);

describe('a row of a contacts table', () => {
  test('gives all that it says', () => {
    const row = {
      ...ann,
      contact_id: 'ann',
      role: '决策人',
      title: 'Head of Logistics',
      phone: '+49 555 0100',
      email: 'ann@example.com',
      note: 'Likes trains',
    };
    expect(parse(row)).toStrictEqual({
      ok: true,
      row: {
        accountId: 'A',
        contactId: 'ann',
        name: 'Ann Weber',
        role: 'decision-maker',
        title: 'Head of Logistics',
        phone: '+49 555 0100',
        email: 'ann@example.com',
        note: 'Likes trains',
      },
    });
  });

  test('is a contact unless it says more, and absent cells are absent keys', () => {
    expect(parse(ann)).toStrictEqual({
      ok: true,
      row: { accountId: 'A', name: 'Ann Weber', role: 'contact' },
    });
  });

  test.each([
    ...CONTACT_ROLES.map((role) => [role, role] as const),
    ['Decision_Maker', 'decision-maker'],
    ['联系人', 'contact'],
    ['经理', 'manager'],
    ['员工', 'staff'],
    ['供应商', 'supplier'],
    ['国内承运', 'carrier'],
    ['Domestic Carrier', 'carrier'],
    ['包装商', 'packer'],
  ])('the role %s is %s', (text, role) => {
    expect(parse({ ...ann, role: text })).toMatchObject({ ok: true, row: { role } });
  });

  test.each([
    ['account_id', { account_id: '' }],
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['contact_id', { contact_id: 'a\u200bn' }],
    ['role', { role: 'boss' }],
    ['email', { email: 'ann at example.com' }],
    ['email', { email: `${'x'.repeat(250)}@a.de` }],
    ['phone', { phone: '5'.repeat(61) }],
    ['note', { note: 'x'.repeat(2001) }],
  ])('with a wrong %s is told so', (field, wrong) => {
    expect(fieldsOf(parse({ ...ann, ...wrong }))).toEqual([field]);
  });

  test('says all that is wrong at once, and never what stands there in the reason', () => {
    const parsed = parse({ account_id: '', name: '', role: 'Ann Weber', email: 'Ann Weber' });
    expect(fieldsOf(parsed)).toEqual(['account_id', 'name', 'role', 'email']);
    const reasons = parsed.ok ? [] : parsed.errors.map(({ reason }) => reason);
    expect(reasons.join()).not.toContain('Weber');
  });
});
