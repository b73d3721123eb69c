import { parseCountry } from './parse-country.js';
import { parseIdentifier, parseText } from './parse-text.js';
import type { TableRow } from './read-table.js';
import { refuse } from './row-error.js';
import type { Refusal, RowError } from './row-error.js';
import { cell, compilePlan, fillDraft } from './row-plan.js';
import type { CellReader, RowPlan } from './row-plan.js';
import { ACCOUNT_COLUMNS } from './table-columns.js';

export type Tier = 'A' | 'B' | 'C';

/** A checked row of an accounts table; an empty optional cell leaves its key absent. */
export interface AccountRow {
  readonly accountId: string;
  readonly name: string;
  readonly nameEn?: string;
  /** Who looks after the account. */
  readonly owner?: string;
  readonly team?: string;
  /** ISO 3166 alpha-2. */
  readonly country?: string;
  readonly tier?: Tier;
}

type Draft = { -readonly [K in keyof AccountRow]: AccountRow[K] };
type Reader = CellReader<Draft, AccountContext>;

/** What all rows of one file share; made once by `accountContext`. */
export interface AccountContext {
  readonly plan: RowPlan<Draft, AccountContext>;
}

export type AccountParsing =
  | { readonly ok: true; readonly row: AccountRow }
  | { readonly ok: false; readonly errors: readonly RowError[] };

const READERS: Readonly<Record<(typeof ACCOUNT_COLUMNS.known)[number], Reader>> = {
  account_id: cell('accountId', (text) => parseIdentifier(text, 200)),
  name: cell('name', (text) => parseText(text, 200)),
  name_en: cell('nameEn', (text) => parseText(text, 200)),
  owner: cell('owner', (text) => parseIdentifier(text, 200)),
  team: cell('team', (text) => parseText(text, 80)),
  country: cell('country', parseCountry),
  tier: cell('tier', parseTier),
};

const READER_OF: ReadonlyMap<string, Reader> = new Map(Object.entries(READERS));

/** @param columns as `readTable` found them */
export function accountContext(columns: readonly (string | undefined)[]): AccountContext {
  return { plan: compilePlan(columns, READER_OF, ACCOUNT_COLUMNS.required) };
}

/** Checks one row of an accounts table; all errors of the row are reported together. */
export function parseAccountRow(row: TableRow, context: AccountContext): AccountParsing {
  const draft: Draft = { accountId: '', name: '' };
  const errors = fillDraft(row, context.plan, draft, context);
  return errors.length === 0 ? { ok: true, row: draft } : { ok: false, errors };
}

function parseTier(text: string): Tier | Refusal {
  const tier = text.toUpperCase();
  return tier === 'A' || tier === 'B' || tier === 'C' ? tier : refuse('The tier must be A, B or C.');
}
