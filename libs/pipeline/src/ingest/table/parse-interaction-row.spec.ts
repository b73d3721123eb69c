import { describe, expect, test } from '@jest/globals';
import { DIRECTIONS, FEELINGS, INTERACTION_KINDS } from '#relationship';
import { interactionContext, parseInteractionRow } from './parse-interaction-row.js';
import { INTERACTION_COLUMNS } from './table-columns.js';

const context = interactionContext(INTERACTION_COLUMNS.known, '2026-03-03');
type Cells = Partial<Readonly<Record<(typeof INTERACTION_COLUMNS.known)[number], string>>>;
const parse = (cells: Cells) =>
  parseInteractionRow(
    { line: 3, cells: INTERACTION_COLUMNS.known.map((column) => cells[column] ?? '') },
    context,
  );
const call = { account_id: 'A', date: '2026-03-03', kind: 'call' };
const fieldsOf = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? [] : parsed.errors.map(({ field }) => field);

describe('a row of an interactions table', () => {
  test('gives all that it says', () => {
    const row = {
      ...call,
      date: '20260302',
      kind: '电话',
      interaction_id: 'I-1',
      direction: '来电',
      contacts: 'ann; 王磊；Bob Lang ;',
      feeling: '消极',
      note: 'Barge rates.',
      next_step: 'Offer the train',
      next_step_due: '2026-04-01',
      by: 'li.wei',
    };
    expect(parse(row)).toStrictEqual({
      ok: true,
      row: {
        accountId: 'A',
        date: '2026-03-02',
        kind: 'call',
        interactionId: 'I-1',
        direction: 'inbound',
        contacts: ['ann', '王磊', 'Bob Lang'],
        feeling: 'negative',
        note: 'Barge rates.',
        nextStep: 'Offer the train',
        nextStepDue: '2026-04-01',
        by: 'li.wei',
      },
    });
  });

  test('needs account, date and kind only', () => {
    expect(parse(call)).toStrictEqual({
      ok: true,
      row: { accountId: 'A', date: '2026-03-03', kind: 'call' },
    });
    expect(fieldsOf(parse({}))).toEqual(['account_id', 'date', 'kind']);
  });

  test.each<[field: keyof Cells, text: string, meant: string]>([
    ...INTERACTION_KINDS.map((kind): [keyof Cells, string, string] => ['kind', kind.toUpperCase(), kind]),
    ['kind', 'E-Mail', 'email'],
    ['kind', 'quote request', 'quote-request'],
    ['kind', '询价', 'quote-request'],
    ['kind', '微信', 'chat'],
    ...DIRECTIONS.map((direction): [keyof Cells, string, string] => ['direction', direction, direction]),
    ['direction', 'in', 'inbound'],
    ['direction', '我方去', 'outbound'],
    ...FEELINGS.map((feeling): [keyof Cells, string, string] => ['feeling', feeling, feeling]),
    ['feeling', '一般', 'neutral'],
    ['feeling', 'good', 'positive'],
  ])('the %s %s is %s', (field, text, meant) => {
    expect(parse({ ...call, [field]: text })).toMatchObject({ ok: true, row: { [field]: meant } });
  });

  test.each([
    ['date', { date: '2026-03-04' }],
    ['date', { date: '03/04/2026' }],
    ['kind', { kind: 'telex' }],
    ['direction', { direction: 'sideways' }],
    ['feeling', { feeling: 'so so' }],
    ['contacts', { contacts: `ann;${'x'.repeat(201)}` }],
    ['next_step_due', { next_step_due: '2100-01-01' }],
    ['note', { note: 'x'.repeat(10_001) }],
    ['by', { by: 'x'.repeat(201) }],
  ])('with a wrong %s is told so', (field, wrong) => {
    expect(fieldsOf(parse({ ...call, ...wrong }))).toEqual([field]);
  });

  test('may plan a next step ahead, and name nobody between two semicolons', () => {
    expect(parse({ ...call, next_step_due: '2026-12-31', contacts: ';;' })).toMatchObject({
      ok: true,
      row: { nextStepDue: '2026-12-31', contacts: [] },
    });
  });
});
