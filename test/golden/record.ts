import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { generateCompany } from '#demo-company';
import { createProjector, importAccounts, importShipments, type ImportFile, type StoredEvent } from '#pipeline';
import {
  ManualClock,
  MemoryAccountStore,
  MemoryEventLog,
  MemoryImportStage,
  MemoryJobQueue,
  MemoryReadModels,
  newAccountData,
} from '#pipeline/memory';
import { publishedCalendar } from '#calendars';
import { foldGoldenLog } from './golden-log.js';

/**
 * Records a golden log: `node dist/test/golden/record.js VERSION`, once when a schema version is released, never again.
 * A few accounts of the demo company, with alerts, tasks, amendments and everything that closing weeks writes.
 */
const version = process.argv[2] ?? '';
const clock = new ManualClock('2026-11-23T04:00:00.000Z');
const log = new MemoryEventLog(1, clock);
const data = newAccountData();
const store = new MemoryAccountStore(data);
const readModels = new MemoryReadModels(data);
const jobs = new MemoryJobQueue(clock);
const ports = { log, store, clock, projector: createProjector({ log, store, readModels, jobs }) };
const company = generateCompany({ seed: 7, today: '2026-11-23' });
const told = new Set(
  company.planted.filter(({ kind }) => kind === 'stop' || kind === 'win-back').map(({ account_id: id }) => id),
);
const options = {
  source: 'demo',
  dryRun: false,
  chosen: {},
  calendars: () => [publishedCalendar('CN', 2024, 2027)],
  onReject: () => undefined,
  onOutcome: () => undefined,
  onProgress: () => undefined,
};
await importAccounts(ports, [csv(company.accounts.filter(({ account_id: id }) => told.has(id)))], options);
const shipments = [...company.shipments()].filter(
  ({ account_id: id, date }) => told.has(id) && date >= '2025-06-01',
);
await importShipments(ports, [csv(shipments)], new MemoryImportStage(), options);
const amended = shipments
  .slice(-20)
  .map((row) => Object.assign({}, row, { value: String(Number(row.value) + 100) }));
await importShipments(ports, [csv(amended)], new MemoryImportStage(), options);
const events: StoredEvent[] = [];
for await (const batch of log.read(0, undefined)) events.push(...batch);
writeFileSync(
  `test/golden/log-${version}.jsonl.gz`,
  gzipSync(`${events.map((event) => JSON.stringify(event)).join('\n')}\n`),
);
writeFileSync(`test/golden/states-${version}.jsonl`, `${(await foldGoldenLog(events)).join('\n')}\n`);

function csv(rows: readonly object[]): ImportFile {
  return {
    name: 'rows.csv',
    async *open() {
      yield new TextEncoder().encode(stringify([...rows], { header: true }));
    },
  };
}
