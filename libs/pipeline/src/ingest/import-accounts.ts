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
import type { ImportPorts } from './set-up.js';
import type { ImportFile, Reject, UnreadableFile } from './stage-files.js';
import {
  ACCOUNT_COLUMNS,
  accountContext,
  type AccountRow,
  type ColumnMap,
  detectEncoding,
  parseAccountRow,
  readTable,
} from './table/index.js';

export interface AccountImportOptions {
  readonly source: string;
  readonly map?: ColumnMap;
  readonly dryRun: boolean;
  readonly onReject: (reject: Reject) => void;
  readonly onProgress: (rows: number) => void;
}

/**
 * Imports account master data: what is new or has changed becomes `account.registered` and `account.assigned`. A row that
 * says what is known already is a duplicate.
 */
export async function importAccounts(
  ports: ImportPorts,
  files: readonly ImportFile[],
  options: AccountImportOptions,
): Promise<ImportCounts | UnreadableFile> {
  await ports.projector.drain();
  const tally = { rows: 0, accepted: 0, duplicate: 0, amended: 0, rejected: 0 };
  for (const file of files) {
    const table = await readTable(file.open(), {
      encoding: await detectEncoding(file.open()),
      columns: ACCOUNT_COLUMNS,
      ...(options.map === undefined ? {} : { map: options.map }),
    });
    if (!table.ok) return { file: file.name, errors: table.errors };
    const context = accountContext(table.columns);
    for await (const { rows, rejects } of table.batches) {
      const refused: Reject[] = rejects.map((reject) => Object.assign({ file: file.name }, reject));
      const events: MooringEvent[] = [];
      // What the batch itself has said of an account counts for its later lines.
      const said = new Map<string, KnownAccount>();
      for (const row of rows) {
        const parsed = parseAccountRow(row, context);
        if (!parsed.ok) {
          refused.push({ ...row, errors: parsed.errors, file: file.name });
          continue;
        }
        const { accountId } = parsed.row;
        const known = said.get(accountId) ?? (await knownAccount(ports, accountId));
        const changes = eventsOfRow(parsed.row, known, options.source, ports.clock.now());
        events.push(...changes);
        said.set(accountId, {
          sequence: known.sequence + changes.length,
          account: changes.reduce(evolveAccount, known.account),
        });
        tally[changes.length === 0 ? 'duplicate' : known.sequence === 0 ? 'accepted' : 'amended'] += 1;
      }
      refused.forEach(options.onReject);
      tally.rejected += refused.length;
      tally.rows += rows.length + rejects.length;
      if (!options.dryRun) {
        await ports.log.append(events);
        await ports.projector.drain();
      }
      options.onProgress(tally.rows);
    }
  }
  return tally;
}

interface KnownAccount {
  readonly sequence: number;
  readonly account: AccountState;
}

async function knownAccount({ store }: ImportPorts, accountId: string): Promise<KnownAccount> {
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
