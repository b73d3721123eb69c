import { DEFAULT_SETTINGS } from '#relationship';
import { type BusinessTime, businessTime } from '../business-time.js';
import { deriveId } from '../derive-id.js';
import { keyText } from '../ports/index.js';
import type { ImportCounts } from './import-shipments.js';
import { importTable, type TableImportOptions } from './import-table.js';
import { type InteractionPorts, type NamedInteraction, passInteractions } from './interaction-door.js';
import { activeSettings, type ImportPorts } from './set-up.js';
import type { ImportFile, UnreadableFile } from './stage-files.js';
import {
  INTERACTION_COLUMNS,
  interactionContext,
  type InteractionRow,
  parseInteractionRow,
} from './table/index.js';

/** Imports what was talked about with accounts that are known. Free text is sealed here, before anything is written. */
export async function importInteractions(
  ports: ImportPorts & InteractionPorts,
  files: readonly ImportFile[],
  options: TableImportOptions,
): Promise<ImportCounts | UnreadableFile> {
  const { source } = options;
  const { timeZone } = (await activeSettings(ports.store)) ?? DEFAULT_SETTINGS;
  const time = businessTime(timeZone);
  const now = ports.clock.now();
  const correlationid = deriveId('import', source, now);
  const named = namer(source, time);
  return importTable(
    ports,
    files,
    {
      columns: INTERACTION_COLUMNS,
      tellsRows: false,
      parserFor: (columns) => {
        const context = interactionContext(columns, time.dateOf(now));
        return (row) => parseInteractionRow(row, context);
      },
      pass: (rows) =>
        passInteractions(ports, rows.map(named), { source, envelope: { correlationid, backfill: true } }),
    },
    options,
  );
}

/** A row without an id is known by account, date, kind and its place among equal ones. */
function namer(source: string, time: BusinessTime): (row: InteractionRow) => NamedInteraction {
  const before = new Map<string, number>();
  return (row) => {
    const equal = keyText(row.accountId, row.date, row.kind);
    const ordinal = (before.get(equal) ?? 0) + 1;
    before.set(equal, ordinal);
    const interactionId = row.interactionId ?? deriveId('interaction', source, equal, String(ordinal));
    return { row, interactionId, time: time.startOf(row.date) };
  };
}
