import { deriveId } from '../derive-id.js';
import { type ContactPorts, passContacts } from './contact-door.js';
import type { ImportCounts } from './import-shipments.js';
import { importTable, type TableImportOptions } from './import-table.js';
import type { ImportPorts } from './set-up.js';
import type { ImportFile, UnreadableFile } from './stage-files.js';
import { CONTACT_COLUMNS, contactContext, parseContactRow } from './table/index.js';

/** Imports contacts of accounts that are known. What is personal is sealed here, before anything is written. */
export function importContacts(
  ports: ImportPorts & ContactPorts,
  files: readonly ImportFile[],
  options: TableImportOptions,
): Promise<ImportCounts | UnreadableFile> {
  const { source } = options;
  const time = ports.clock.now();
  const correlationid = deriveId('import', source, time);
  return importTable(
    ports,
    files,
    {
      columns: CONTACT_COLUMNS,
      tellsRows: false,
      parserFor: (columns) => {
        const context = contactContext(columns);
        return (row) => parseContactRow(row, context);
      },
      pass: (rows) =>
        passContacts(ports, rows, { source, time, envelope: { correlationid, backfill: true } }),
    },
    options,
  );
}
