import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { publishedCalendar } from '#calendars';
import { generateCompany } from '#demo-company';
import { createProjector, type FilesImport, importFiles, type ImportFile, type StoredEvent } from '#pipeline';
import {
  ManualClock,
  MemoryAccountStore,
  MemoryEventLog,
  MemoryImportStage,
  MemoryJobQueue,
  MemoryKeyVault,
  MemoryReadModels,
  newAccountData,
} from '#pipeline/memory';
import { foldGoldenLog } from './golden-log.js';
import { aDayOfWork, anHourOfEvents, twoParkedAccounts } from './golden-story.js';

/**
 * Records a golden log: `node dist/test/golden/record.js VERSION`, once when a schema version is released, never again.
 * A few accounts of the demo company that come in by file, with alerts, tasks, amendments, people, and everything that
 * closing weeks writes; events, actions and reminders of a day; two accounts that wait behind an event, one of them taken up.
 */
const version = process.argv[2] ?? '';
const clock = new ManualClock('2026-11-23T04:00:00.000Z');
const log = new MemoryEventLog(1, clock);
const data = newAccountData();
const store = new MemoryAccountStore(data);
const readModels = new MemoryReadModels(data);
const jobs = new MemoryJobQueue(clock);
const ports = {
  log,
  store,
  readModels,
  jobs,
  clock,
  projector: createProjector({ log, store, readModels, jobs }),
  vault: new MemoryKeyVault(),
  importStage: () => new MemoryImportStage(),
};
const company = generateCompany({ seed: 7, today: '2026-11-23' });
const KINDS: ReadonlySet<string> = new Set(['stop', 'win-back', 'pause']);
const told = new Set(company.planted.filter(({ kind }) => KINDS.has(kind)).map(({ account_id: id }) => id));
const ofTold = <Row extends { readonly account_id: string }>(rows: Iterable<Row>): readonly Row[] =>
  [...rows].filter(({ account_id: id }) => told.has(id));

const shipments = ofTold(company.shipments()).filter(({ date }) => date >= '2025-06-01');
const amended = shipments
  .slice(-20)
  .map((row) => Object.assign({}, row, { value: String(Number(row.value) + 100) }));
await importing('accounts', ofTold(company.accounts));
await importing('shipments', shipments);
await importing('shipments', amended);
await importing('contacts', ofTold(company.contacts));
await importing('interactions', ofTold(company.interactions));
await anHourOfEvents(ports);
await aDayOfWork(ports);
await twoParkedAccounts(ports);

const events: StoredEvent[] = [];
for await (const batch of log.read(0, undefined)) events.push(...batch);
writeFileSync(
  `test/golden/log-${version}.jsonl.gz`,
  gzipSync(`${events.map((event) => JSON.stringify(event)).join('\n')}\n`),
);
writeFileSync(`test/golden/states-${version}.jsonl`, `${(await foldGoldenLog(events)).join('\n')}\n`);
const types = Map.groupBy(events, ({ type }) => type);
for (const [type, all] of types) process.stdout.write(`${String(all.length).padStart(6)} ${type}\n`);

async function importing(kind: FilesImport['kind'], rows: readonly object[]): Promise<void> {
  await importFiles(ports, [csv(rows)], {
    kind,
    source: 'demo',
    dryRun: false,
    chosen: {},
    calendars: () => [publishedCalendar('CN', 2024, 2027)],
    onReject: ({ errors }) => {
      throw new Error(JSON.stringify(errors));
    },
    onOutcome: () => undefined,
    onProgress: () => undefined,
  });
}

function csv(rows: readonly object[]): ImportFile {
  return {
    name: 'rows.csv',
    async *open() {
      yield new TextEncoder().encode(stringify([...rows], { header: true }));
    },
  };
}
