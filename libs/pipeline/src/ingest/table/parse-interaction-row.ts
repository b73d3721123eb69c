import { DIRECTIONS, FEELINGS, INTERACTION_KINDS, type InteractionKind } from '#relationship';
import { parseDate } from './parse-date.js';
import { parseIdentifier, parseText } from './parse-text.js';
import { wordParser } from './parse-word.js';
import type { TableRow } from './read-table.js';
import { isRefusal, type RowError } from './row-error.js';
import { cell, compilePlan, fillDraft } from './row-plan.js';
import type { CellReader, RowPlan } from './row-plan.js';
import { INTERACTION_COLUMNS } from './table-columns.js';

/** A checked row of an interactions table, in the clear; an empty optional cell leaves its key absent. */
export interface InteractionRow {
  readonly accountId: string;
  /** ISO date in the business time zone. */
  readonly date: string;
  readonly kind: InteractionKind;
  readonly interactionId?: string;
  readonly direction?: (typeof DIRECTIONS)[number];
  /** Ids or names of contacts of the account. */
  readonly contacts?: readonly string[];
  readonly feeling?: (typeof FEELINGS)[number];
  readonly note?: string;
  readonly nextStep?: string;
  /** ISO date. */
  readonly nextStepDue?: string;
  /** Who of ours it was. */
  readonly by?: string;
}

type Draft = { -readonly [K in keyof InteractionRow]: InteractionRow[K] };
type Reader = CellReader<Draft, InteractionContext>;

/** What all rows of one file share; made once by `interactionContext`. */
export interface InteractionContext {
  readonly plan: RowPlan<Draft, InteractionContext>;
  /** ISO date in the business time zone; later dates are refused. */
  readonly today: string;
}

export type InteractionParsing =
  | { readonly ok: true; readonly row: InteractionRow }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** Next steps are not planned further ahead. */
const END_OF_TIME = '2099-12-31';
const LONGEST_TEXT = 10_000;

const parseKind = wordParser('kind', INTERACTION_KINDS, {
  phone: 'call',
  电话: 'call',
  拜访: 'visit',
  'e-mail': 'email',
  邮件: 'email',
  会议: 'meeting',
  询价: 'quote-request',
  'quote request': 'quote-request',
  投诉: 'complaint',
  聊天: 'chat',
  微信: 'chat',
});

const parseDirection = wordParser('direction', DIRECTIONS, {
  in: 'inbound',
  来: 'inbound',
  来电: 'inbound',
  客户来: 'inbound',
  out: 'outbound',
  去: 'outbound',
  去电: 'outbound',
  我方去: 'outbound',
});

const parseFeeling = wordParser('feeling', FEELINGS, {
  good: 'positive',
  积极: 'positive',
  正面: 'positive',
  中性: 'neutral',
  一般: 'neutral',
  bad: 'negative',
  消极: 'negative',
  负面: 'negative',
});

const readContacts: Reader = (draft, text) => {
  const names: string[] = [];
  for (const piece of text.split(/[;；]/u)) {
    if (piece.trim() === '') continue;
    const name = parseText(piece.trim(), 200);
    if (isRefusal(name)) return name;
    names.push(name);
  }
  draft.contacts = names;
  return undefined;
};

const READERS: Readonly<Record<(typeof INTERACTION_COLUMNS.known)[number], Reader>> = {
  account_id: cell('accountId', (text) => parseIdentifier(text, 200)),
  date: cell('date', (text, { today }) => parseDate(text, today)),
  kind: cell('kind', parseKind),
  interaction_id: cell('interactionId', (text) => parseIdentifier(text, 200)),
  direction: cell('direction', parseDirection),
  contacts: readContacts,
  feeling: cell('feeling', parseFeeling),
  note: cell('note', (text) => parseText(text, LONGEST_TEXT)),
  next_step: cell('nextStep', (text) => parseText(text, LONGEST_TEXT)),
  next_step_due: cell('nextStepDue', (text) => parseDate(text, END_OF_TIME)),
  by: cell('by', (text) => parseIdentifier(text, 200)),
};

const READER_OF: ReadonlyMap<string, Reader> = new Map(Object.entries(READERS));

/**
 * @param columns as `readTable` found them
 * @param today ISO date in the business time zone
 */
export function interactionContext(
  columns: readonly (string | undefined)[],
  today: string,
): InteractionContext {
  return { plan: compilePlan(columns, READER_OF, INTERACTION_COLUMNS.required), today };
}

/** Checks one row of an interactions table; all errors of the row are reported together. */
export function parseInteractionRow(row: TableRow, context: InteractionContext): InteractionParsing {
  const draft: Draft = { accountId: '', date: '', kind: 'call' };
  const errors = fillDraft(row, context.plan, draft, context);
  return errors.length === 0 ? { ok: true, row: draft } : { ok: false, errors };
}
