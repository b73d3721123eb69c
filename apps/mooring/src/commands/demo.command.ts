import { stringify } from 'csv-stringify/sync';
import { generateCompany } from '#demo-company';
import { businessTime, type Clock, type ImportFile, listAlerts, LOCAL_OPERATOR } from '#pipeline';
import { DEFAULT_SETTINGS, type Language } from '#relationship';
import { invocation } from '../invocation.js';
import { type OpenSet, withSet } from '../open-set.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';
import { alertsCommand } from './alerts.command.js';
import { markDemoFolder, prepareDemoFolder } from './demo-folder.js';
import { runImport } from './run-import.js';

export interface DemoCommandOptions {
  readonly data: string;
  readonly seed: number;
  readonly lang: Language;
  readonly once: boolean;
}

const SHOWN = 10;
const SOURCE = 'demo';
/** Rows that are written as CSV at a time. */
const ROWS_A_CHUNK = 1_000;

/** Generates the demo company, sends it through the real import, and prints its most valuable open alerts. */
export async function demoCommand(
  clock: Clock,
  openSet: OpenSet,
  { data, seed, lang, once }: DemoCommandOptions,
): Promise<void> {
  const today = businessTime(DEFAULT_SETTINGS.timeZone).dateOf(clock.now());
  const complete = prepareDemoFolder(data, { seed, today });
  await withSet(openSet, data, 'write', async (set) => {
    if (!complete) {
      await importCompany(set, seed, today);
      markDemoFolder(data, { seed, today });
    }
    await alertsCommand(set.readModels, { json: false, limit: SHOWN, lang });
    if (!once) print(await nextSteps(set, data, lang));
  });
}

async function importCompany(set: MooringSet, seed: number, today: string): Promise<void> {
  const company = generateCompany({ seed, today });
  const shared = { source: SOURCE, dryRun: false, chosen: {} };
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

async function nextSteps({ readModels }: MooringSet, data: string, lang: Language): Promise<string> {
  const { rows } = await listAlerts(readModels, LOCAL_OPERATOR, { status: 'open', limit: 1 });
  const account = rows[0]?.['accountId'];
  const commands = [
    `explain ${typeof account === 'string' ? account : 'KA001'}`,
    'alerts --limit 50',
    'verify',
  ].map((command) => `  ${invocation(data, command)}`);
  const heading =
    lang === 'zh' ? `演示数据在 ${data}。接下来可以试试：` : `The demo company is in ${data}. Try next:`;
  return ['', heading, ...commands].join('\n');
}
