import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { formatReject, REJECTS_HEADER } from './format-reject.js';

describe('formatReject', () => {
  test('one line per error; the row is CSV inside CSV and can be cut out again', () => {
    const cells = ['A, Ltd.', '03/04/2024', 'say "hi"\nthere'];
    const errors = [
      { line: 4, field: 'date', reason: 'The date is ambiguous.', value: '03/04/2024' },
      { line: 4, field: 'value', reason: 'Bad, too.' },
    ];
    const lines = parse(REJECTS_HEADER + formatReject(errors, cells));
    expect(lines.map((line) => line.slice(0, 3))).toEqual([
      ['line', 'field', 'reason'],
      ['4', 'date', 'The date is ambiguous.'],
      ['4', 'value', 'Bad, too.'],
    ]);
    expect(parse(lines[1]?.[3] ?? '')).toEqual([cells]);
  });

  test('a formula in the row does not run in a spreadsheet', () => {
    expect(formatReject([{ line: 2, field: 'row', reason: 'No.' }], ["=cmd|' /C calc'!A0"])).toContain(
      "'=cmd",
    );
  });
});
