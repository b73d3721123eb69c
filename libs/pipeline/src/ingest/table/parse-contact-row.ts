import { CONTACT_ROLES, type ContactRole } from '#relationship';
import { parseIdentifier, parseText } from './parse-text.js';
import { wordParser } from './parse-word.js';
import type { TableRow } from './read-table.js';
import { refuse } from './row-error.js';
import type { Refusal, RowError } from './row-error.js';
import { cell, compilePlan, fillDraft } from './row-plan.js';
import type { CellReader, RowPlan } from './row-plan.js';
import { CONTACT_COLUMNS } from './table-columns.js';

/** A checked row of a contacts table, in the clear; an empty optional cell leaves its key absent. */
export interface ContactRow {
  readonly accountId: string;
  readonly contactId?: string;
  readonly name: string;
  readonly role: ContactRole;
  readonly title?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly note?: string;
}

type Draft = { -readonly [K in keyof ContactRow]: ContactRow[K] };
type Reader = CellReader<Draft, ContactContext>;

/** What all rows of one file share; made once by `contactContext`. */
export interface ContactContext {
  readonly plan: RowPlan<Draft, ContactContext>;
}

export type ContactParsing =
  | { readonly ok: true; readonly row: ContactRow }
  | { readonly ok: false; readonly errors: readonly RowError[] };

const parseRole = wordParser('role', CONTACT_ROLES, {
  联系人: 'contact',
  'decision maker': 'decision-maker',
  决策人: 'decision-maker',
  经理: 'manager',
  员工: 'staff',
  职员: 'staff',
  供应商: 'supplier',
  承运人: 'carrier',
  国内承运: 'carrier',
  'domestic carrier': 'carrier',
  包装商: 'packer',
});

const READERS: Readonly<Record<(typeof CONTACT_COLUMNS.known)[number], Reader>> = {
  account_id: cell('accountId', (text) => parseIdentifier(text, 200)),
  contact_id: cell('contactId', (text) => parseIdentifier(text, 200)),
  name: cell('name', (text) => parseText(text, 200)),
  role: cell('role', parseRole),
  title: cell('title', (text) => parseText(text, 200)),
  phone: cell('phone', (text) => parseText(text, 60)),
  email: cell('email', parseEmail),
  note: cell('note', (text) => parseText(text, 2_000)),
};

const READER_OF: ReadonlyMap<string, Reader> = new Map(Object.entries(READERS));

/** @param columns as `readTable` found them */
export function contactContext(columns: readonly (string | undefined)[]): ContactContext {
  return { plan: compilePlan(columns, READER_OF, CONTACT_COLUMNS.required) };
}

/** Checks one row of a contacts table; all errors of the row are reported together. */
export function parseContactRow(row: TableRow, context: ContactContext): ContactParsing {
  const draft: Draft = { accountId: '', name: '', role: 'contact' };
  const errors = fillDraft(row, context.plan, draft, context);
  return errors.length === 0 ? { ok: true, row: draft } : { ok: false, errors };
}

function parseEmail(text: string): string | Refusal {
  return /^[^\s@]+@[^\s@]+$/u.test(text)
    ? parseText(text, 254)
    : refuse('The e-mail address cannot be read.');
}
