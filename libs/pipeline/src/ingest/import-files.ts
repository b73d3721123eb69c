import type { Settings } from '#relationship';
import type { ImportStage } from '../ports/index.js';
import type { ContactPorts } from './contact-door.js';
import { importAccounts } from './import-accounts.js';
import { importContacts } from './import-contacts.js';
import { importInteractions } from './import-interactions.js';
import { type ImportCounts, type ImportOptions, importShipments } from './import-shipments.js';
import type { TableImportOptions } from './import-table.js';
import type { ImportPorts } from './set-up.js';
import type { ImportFile, UnreadableFile } from './stage-files.js';

/** What the rows of files can be. */
export const IMPORT_KINDS = ['shipments', 'accounts', 'contacts', 'interactions'] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface FilesImport extends Omit<TableImportOptions, 'onProgress'> {
  readonly kind: ImportKind;
  /** What the user chose, see `chosenSettings`. */
  readonly chosen: Partial<Settings>;
  readonly calendars: ImportOptions['calendars'];
  readonly onProgress: ImportOptions['onProgress'];
}

export type FilesImportPorts = ImportPorts & ContactPorts & { importStage(): ImportStage };

/** Kinds of tables that are not history: their rows go in as they come. */
const TABLE_IMPORTS = {
  accounts: importAccounts,
  contacts: importContacts,
  interactions: importInteractions,
};

/** Imports files of any kind. */
export async function importFiles(
  ports: FilesImportPorts,
  files: readonly ImportFile[],
  { kind, onProgress, ...options }: FilesImport,
): Promise<ImportCounts | UnreadableFile> {
  if (kind !== 'shipments') {
    return TABLE_IMPORTS[kind](ports, files, {
      ...options,
      onProgress: (rows) => {
        onProgress('import', rows, undefined);
      },
    });
  }
  const stage = ports.importStage();
  try {
    return await importShipments(ports, files, stage, { ...options, onProgress });
  } finally {
    await stage.close();
  }
}
