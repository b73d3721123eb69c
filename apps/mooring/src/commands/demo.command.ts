import { stringify } from 'csv-stringify/sync';
import { generateCompany } from '#demo-company';
import { businessTime, type Clock, type ImportFile } from '#pipeline';
import { DEFAULT_SETTINGS, type Language } from '#relationship';
import { invocation } from '../invocation.js';
import { type OpenSet, withSet } from '../open-set.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';
import { DEFAULT_HOST, tokenFor } from '../server/server-options.js';
import { ALL_PARTS } from '../server/part.js';
import { untilStopped } from '../server/until-stopped.js';
import { alertsCommand } from './alerts.command.js';
import { demoRoster } from './demo-roster.js';
import { markDemoFolder, prepareDemoFolder } from './demo-folder.js';
import { runImport } from './run-import.js';
import { serve } from './start.command.js';

export interface DemoCommandOptions {
  readonly data: string;
  readonly seed: number;
  readonly lang: Language;
  readonly once: boolean;
  readonly port: number;
}

const SHOWN = 10;
const SOURCE = 'demo';
/** Rows that are written as CSV at a time. */
const ROWS_A_CHUNK = 1_000;

/** Generates the demo company, sends it through the real import, and prints its most valuable open alerts. */
export async function demoCommand(
  clock: Clock,
  openSet: OpenSet,
  { data, seed, lang, once, port }: DemoCommandOptions,
): Promise<void> {
  const today = businessTime(DEFAULT_SETTINGS.timeZone).dateOf(clock.now());
  const complete = prepareDemoFolder(data, { seed, today });
  await withSet(openSet, data, 'write', async (set) => {
    if (!complete) {
      await importCompany(set, seed, today);
      markDemoFolder(data, { seed, today });
    }
    await alertsCommand(set, { json: false, limit: SHOWN, lang });
    if (once) return;
    const server = await serve(set, {
      data,
      port,
      host: DEFAULT_HOST,
      token: tokenFor(DEFAULT_HOST),
      parts: ALL_PARTS,
    });
    const stopped = untilStopped();
    print(nextSteps(server.url, data, lang));
    await stopped;
    await server.stop();
  });
}

async function importCompany(set: MooringSet, seed: number, today: string): Promise<void> {
  const company = generateCompany({ seed, today });
  const shared = { source: SOURCE, dryRun: false, chosen: { roster: demoRoster(company) } };
  const onReject = (): never => {
    throw new Error('the demo company made a row that the door refuses');
  };
  const tables = [
    ['accounts', company.accounts],
    ['shipments', [...company.shipments()]],
    ['contacts', company.contacts],
    ['interactions', company.interactions],
  ] as const;
  for (const [kind, rows] of tables) {
    const counts = await runImport(set, [csvFile(`${kind}.csv`, rows)], { ...shared, kind, onReject });
    if ('file' in counts) throw new UserError(`${counts.file}: ${counts.errors[0]?.reason ?? ''}`);
  }
}

/** Rows as the bytes of a CSV file: the demo takes the same door as everybody. */
function csvFile(name: string, rows: readonly object[]): ImportFile {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    name,
    async *open() {
      const encoder = new TextEncoder();
      yield encoder.encode(stringify([columns]));
      for (let at = 0; at < rows.length; at += ROWS_A_CHUNK) {
        yield encoder.encode(stringify(rows.slice(at, at + ROWS_A_CHUNK), { columns }));
      }
    },
  };
}

function nextSteps(url: string, data: string, lang: Language): string {
  const { heading, again } = WORDS[lang];
  const command = invocation(data, 'alerts --limit 50');
  return ['', `${heading} ${url}`, `${again} ${command}`].join('\n');
}

const WORDS = {
  en: { heading: 'See it in your browser (Ctrl+C stops it):', again: 'Or look at it from another shell:' },
  zh: { heading: '请在浏览器中打开（Ctrl+C 停止）：', again: '也可以在另一个终端查看：' },
} as const;
