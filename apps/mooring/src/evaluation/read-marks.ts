import { fileOnDisk } from '#disk-files';
import { BREAK_KINDS, type BreakKind, type TrueBreak, type TrueBreaks, type WeekLabels } from '#evaluation';
import { detectEncoding, readTable } from '#pipeline';
import { rowErrorText } from '../commands/first-rejects.js';
import { UserError } from '../user-error.js';

const BREAK_COLUMNS = {
  known: ['account_id', 'kind', 'tau_week', 'segment'],
  required: ['account_id', 'kind', 'tau_week'],
  oneOf: [],
};
const WEEK_COLUMNS = { known: ['week', 'label'], required: ['week', 'label'], oneOf: [] };

/**
 * The known changes of a simulated portfolio, as `simulate.py export` of the detection reference writes them: account_id,
 * kind, tau_week (weeks from the first one of the history; −1 without a change), segment. Throws UserError.
 */
export async function readBreaks(path: string): Promise<TrueBreaks> {
  const breaks = new Map<string, TrueBreak>();
  await eachRow(path, BREAK_COLUMNS, (row, refuse) => {
    const kind = BREAK_KINDS.find((known) => known === row('kind'));
    if (kind === undefined) throw refuse('kind', `The kind is none of ${BREAK_KINDS.join(', ')}.`);
    breaks.set(row('account_id'), { kind, week: weekIn(row('tau_week'), kind, refuse) });
  });
  return breaks;
}

/** Weeks in which something happened to everybody: week (from the first one of the history), label. Throws UserError. */
export async function readWeekLabels(path: string): Promise<WeekLabels> {
  const labels = new Map<string, Set<number>>();
  await eachRow(path, WEEK_COLUMNS, (row, refuse) => {
    const text = row('week');
    if (!/^\d+$/.test(text)) throw refuse('week', 'The week is not a whole number from 0.');
    const weeks = labels.get(row('label')) ?? new Set();
    labels.set(row('label'), weeks.add(Number(text)));
  });
  return labels;
}

type Refuse = (field: string, reason: string) => UserError;

function weekIn(text: string, kind: BreakKind, refuse: Refuse): number {
  if (kind === 'none' || kind === 'growth') return -1;
  if (!/^\d+$/.test(text)) throw refuse('tau_week', `A change of kind ${kind} needs its week, from 0.`);
  return Number(text);
}

/** @param take called with the cells of each row by column, and a way to refuse one of them */
async function eachRow(
  path: string,
  columns: Parameters<typeof readTable>[1]['columns'],
  take: (row: (column: string) => string, refuse: Refuse) => void,
): Promise<void> {
  const refused = (error: Parameters<typeof rowErrorText>[0]): UserError =>
    new UserError(`${path} cannot be read: ${rowErrorText(error)}`);
  const file = await fileOnDisk(path);
  const table = await readTable(file.open(), { encoding: await detectEncoding(file.open()), columns });
  if (!table.ok) throw refused(table.errors[0] ?? { line: 1, field: 'file', reason: 'It is no table.' });
  for await (const { rows, rejects } of table.batches) {
    const [reject] = rejects.flatMap(({ errors }) => errors);
    if (reject !== undefined) throw refused(reject);
    for (const { line, cells } of rows) {
      const cell = (column: string): string => cells[table.columns.indexOf(column)] ?? '';
      take(cell, (field, reason) => refused({ line, field, reason, value: cell(field) }));
    }
  }
}
