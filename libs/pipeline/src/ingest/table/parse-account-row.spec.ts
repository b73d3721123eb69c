import { describe, expect, test } from '@jest/globals';
import { accountContext, parseAccountRow } from './parse-account-row.js';

const context = accountContext([
  'name',
  undefined,
  'account_id',
  'name_en',
  'owner',
  'team',
  'country',
  'tier',
]);
const parse = (...cells: readonly string[]) => parseAccountRow({ line: 3, cells }, context);

describe('parseAccountRow', () => {
  test('a full row, columns in any order, an ignored one among them', () => {
    expect(parse('宁波远洋', 'ignored', 'A1', 'Ningbo Ocean', 'li.wei', '华东', 'cn', 'a')).toStrictEqual({
      ok: true,
      row: {
        accountId: 'A1',
        name: '宁波远洋',
        nameEn: 'Ningbo Ocean',
        owner: 'li.wei',
        team: '华东',
        country: 'CN',
        tier: 'A',
      },
    });
  });

  test('absent cells are absent keys', () => {
    expect(parse('Acme', '', 'A1', '', ' ', '', '', '')).toStrictEqual({
      ok: true,
      row: { accountId: 'A1', name: 'Acme' },
    });
  });

  test.each([
    ['中国', 'CN'],
    ['Germany', 'DE'],
    ['de', 'DE'],
  ])('country %s is %s', (text, country) => {
    expect(parse('Acme', '', 'A1', '', '', '', text, '')).toMatchObject({ ok: true, row: { country } });
  });

  test('errors', () => {
    expect(parse('', '', '', '', '', '', 'ZZ', 'VIP')).toMatchObject({
      ok: false,
      errors: [
        { line: 3, field: 'name', reason: 'The name is empty.' },
        { field: 'account_id', reason: 'The account_id is empty.' },
        { field: 'country', value: 'ZZ' },
        { field: 'tier', value: 'VIP', reason: 'The tier must be A, B or C.' },
      ],
    });
  });
});
