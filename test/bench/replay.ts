import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createProjector, replay } from '#pipeline';
import { importInto, inFolder, withFolder } from './in-folder.js';
import { portfolioFile } from './portfolio-file.js';
import { report, seconds } from './report.js';

const SIZE = { accounts: 2_000, weeks: 156 };
const ROUNDS = 3;

/** Replay (log to all state and read models, from empty) against scanning and parsing the same log. */
export async function benchReplay(): Promise<void> {
  await inFolder(async (dir) => {
    await withFolder(dir, (folder) => importInto(folder, portfolioFile(SIZE)));
    const ratios: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      let events = 0;
      const raw = await seconds(() => {
        events = scanAndParse(join(dir, 'mooring.sqlite'));
      });
      const again = await withFolder(dir, (folder) =>
        seconds(() => replay({ ...folder, projector: createProjector(folder) })),
      );
      ratios.push(raw / again);
      rates.push(events / again / 1000);
    }
    report({ name: 'replay / raw scan and parse', unit: '×', values: ratios, goal: '≥ 0.3' });
    report({ name: 'replay', unit: 'k events/s', values: rates, goal: '–' });
  });
}

function scanAndParse(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  let events = 0;
  for (const row of db.prepare('SELECT body FROM events ORDER BY position').iterate()) {
    JSON.parse(String(row['body']));
    events += 1;
  }
  db.close();
  return events;
}
