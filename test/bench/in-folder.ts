import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataFolder, openDataFolder } from '#embedded';
import { createProjector, type ImportCounts, importShipments, type ImportFile, systemClock } from '#pipeline';

/** Works in a temporary folder. */
export async function inFolder<Result>(work: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'mooring-bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Opens the embedded set in a folder, and closes it afterwards. */
export async function withFolder<Result>(
  dir: string,
  work: (folder: DataFolder) => Promise<Result>,
): Promise<Result> {
  const folder = openDataFolder(dir, { clock: systemClock });
  try {
    return await work(folder);
  } finally {
    folder.close();
  }
}

/** Imports a file through the real door. */
export async function importInto(
  folder: DataFolder,
  file: ImportFile,
  onProgress: (step: string, rows: number, total: number | undefined) => void = () => undefined,
): Promise<ImportCounts> {
  const stage = folder.importStage();
  try {
    const counts = await importShipments(
      { ...folder, clock: systemClock, projector: createProjector(folder) },
      [file],
      stage,
      {
        source: 'bench',
        dryRun: false,
        chosen: {},
        calendars: () => [],
        onReject: ({ errors }) => {
          throw new Error(errors[0]?.reason ?? 'a row of the bench was refused');
        },
        onOutcome: () => undefined,
        onProgress,
      },
    );
    if ('file' in counts) throw new Error('the bench made a file that cannot be read');
    return counts;
  } finally {
    await stage.close();
  }
}
