import { importInto, inFolder, withFolder } from './in-folder.js';
import { portfolioFile } from './portfolio-file.js';
import { report, seconds } from './report.js';

const SIZE = { accounts: 20_000, weeks: 156 };
const LINE_EVERY_ROWS = 250_000;

/** Imports and judges 20,000 accounts over three years, about 3 million shipments, and watches the memory. */
export async function benchCapacity(): Promise<void> {
  await inFolder((dir) =>
    withFolder(dir, async (folder) => {
      let rows = 0;
      let next = LINE_EVERY_ROWS;
      const took = await seconds(async () => {
        ({ rows } = await importInto(folder, portfolioFile(SIZE), (step, done) => {
          if (step !== 'import' || done < next) return;
          next += LINE_EVERY_ROWS;
          process.stderr.write(`capacity: ${done.toLocaleString('en')} rows, ${megabytes()} MB at most\n`);
        }));
      });
      report({
        name: `import and judge ${rows.toLocaleString('en')} rows`,
        unit: 's',
        values: [took],
        goal: '–',
      });
      report({ name: 'import and judge', unit: 'k rows/s', values: [rows / took / 1000], goal: '–' });
    }),
  );
  report({ name: 'peak memory', unit: 'MB', values: [Number(megabytes())], goal: '≤ 2048' });
}

function megabytes(): string {
  return (process.resourceUsage().maxRSS / 1024).toFixed(0);
}
