import {
  accountSubject,
  type AccountState,
  dataschemaOf,
  type EventOfType,
  evolveAccount,
  type MooringEvent,
  newAccount,
} from '#relationship';
import { deriveId } from '../derive-id.js';
import type { ImportCounts } from './import-shipments.js';
import { importTable, type ManyAnswers, type TableImportOptions } from './import-table.js';
import type { ImportPorts } from './set-up.js';
import type { ImportFile, UnreadableFile } from './stage-files.js';
import { ACCOUNT_COLUMNS, accountContext, type AccountRow, parseAccountRow } from './table/index.js';

/**
 * Imports account master data: what is new or has changed becomes `account.registered` and `account.assigned`. A row that
 * says what is known already is a duplicate.
 */
export function importAccounts(
  ports: ImportPorts,
  files: readonly ImportFile[],
  options: TableImportOptions,
): Promise<ImportCounts | UnreadableFile> {
  return importTable(
    ports,
    files,
    {
      columns: ACCOUNT_COLUMNS,
      tellsRows: true,
      parserFor: (columns) => {
        const context = accountContext(columns);
        return (row) => parseAccountRow(row, context);
      },
      pass: (rows) => passAccounts(ports, rows, options.source),
    },
    options,
  );
}

/** Compares accounts with what is known; what a call has said of an account counts for its later rows. */
async function passAccounts(
  ports: Pick<ImportPorts, 'store' | 'clock'>,
  rows: readonly AccountRow[],
  source: string,
): Promise<readonly (ManyAnswers | { readonly outcome: 'duplicate' })[]> {
  const said = new Map<string, KnownAccount>();
  const answers: (ManyAnswers | { readonly outcome: 'duplicate' })[] = [];
  for (const row of rows) {
    const known = said.get(row.accountId) ?? (await knownAccount(ports, row.accountId));
    const events = eventsOfRow(row, known, source, ports.clock.now());
    said.set(row.accountId, {
      sequence: known.sequence + events.length,
      account: events.reduce(evolveAccount, known.account),
    });
    answers.push(
      events.length === 0
        ? { outcome: 'duplicate' }
        : { outcome: known.sequence === 0 ? 'accepted' : 'amended', events },
    );
  }
  return answers;
}

interface KnownAccount {
  readonly sequence: number;
  readonly account: AccountState;
}

async function knownAccount({ store }: Pick<ImportPorts, 'store'>, accountId: string): Promise<KnownAccount> {
  const document = await store.document(accountSubject(accountId));
  return document?.state.kind === 'account'
    ? { sequence: document.sequence, account: document.state }
    : { sequence: 0, account: newAccount(accountId) };
}

/** Ids hash the place in the account's journal: going back to an earlier name is a new fact. */
function eventsOfRow(
  row: AccountRow,
  { sequence, account }: KnownAccount,
  source: string,
  time: string,
): readonly MooringEvent[] {
  const subject = accountSubject(row.accountId);
  const profile = profileOf(row);
  const envelope = { source, subject, time };
  const registered: EventOfType<'mooring.account.registered'> = {
    ...envelope,
    id: deriveId(subject, 'registered', String(sequence), JSON.stringify(profile)),
    type: 'mooring.account.registered',
    dataschema: dataschemaOf('mooring.account.registered'),
    data: profile,
  };
  const events: MooringEvent[] = saysNothingNew(profile, account) && sequence > 0 ? [] : [registered];
  if (row.owner === undefined || (row.owner === account.owner && row.team === account.team)) return events;
  const data = { owner: row.owner, ...(row.team === undefined ? {} : { team: row.team }) };
  events.push({
    ...envelope,
    id: deriveId(subject, 'assigned', String(sequence), JSON.stringify(data)),
    type: 'mooring.account.assigned',
    dataschema: dataschemaOf('mooring.account.assigned'),
    data,
  });
  return events;
}

function profileOf({
  name,
  nameEn,
  country,
  tier,
}: AccountRow): EventOfType<'mooring.account.registered'>['data'] {
  return {
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    ...(country === undefined ? {} : { country }),
    ...(tier === undefined ? {} : { tier }),
  };
}

function saysNothingNew(profile: object, account: AccountState): boolean {
  const known = new Map<string, unknown>(Object.entries(account));
  return Object.entries(profile).every(([field, value]) => known.get(field) === value);
}
