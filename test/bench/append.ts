import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accountSubject, dataschemaOf, type MooringEvent } from '#relationship';
import { inFolder, withFolder } from './in-folder.js';
import { report, seconds } from './report.js';

const EVENTS = 100_000;
const BATCH = 1_000;
const ROUNDS = 5;

/** Appending through the port against inserting the same texts into a table of the same shape, batch for batch. */
export async function benchAppend(): Promise<void> {
  const events = Array.from({ length: EVENTS }, (_, at) => eventAt(at));
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const raw = await inFolder((dir) => seconds(() => insertRaw(join(dir, 'raw.sqlite'), events)));
    const port = await inFolder((dir) =>
      withFolder(dir, ({ log }) =>
        seconds(async () => {
          for (let at = 0; at < EVENTS; at += BATCH) await log.append(events.slice(at, at + BATCH));
        }),
      ),
    );
    ratios.push(raw / port);
    rates.push(EVENTS / port / 1000);
  }
  report({ name: 'append / raw insert', unit: '×', values: ratios, goal: '≥ 0.5' });
  report({ name: 'append', unit: 'k events/s', values: rates, goal: '–' });
}

function insertRaw(file: string, events: readonly MooringEvent[]): void {
  const db = new DatabaseSync(file);
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
     CREATE TABLE events (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, partition INTEGER NOT NULL,
       body TEXT NOT NULL) STRICT`,
  );
  const insert = db.prepare('INSERT INTO events (recorded, partition, body) VALUES (?, 0, ?)');
  for (let at = 0; at < events.length; at += BATCH) {
    db.exec('BEGIN');
    for (const event of events.slice(at, at + BATCH)) insert.run(Date.now(), JSON.stringify(event));
    db.exec('COMMIT');
  }
  db.close();
}

function eventAt(at: number): MooringEvent {
  return {
    id: `event-${String(at).padStart(16, '0')}`,
    source: 'bench',
    type: 'mooring.shipment.booked',
    subject: accountSubject(`K${String((at * 7919) % 20_000)}`),
    time: '2026-01-05T00:00:00+08:00',
    dataschema: dataschemaOf('mooring.shipment.booked'),
    data: {
      shipmentId: `S${String(at)}`,
      version: 1,
      date: '2026-01-05',
      orders: 1,
      amount: at * 1000,
      quantity: 12_000,
      unit: 'TEU',
      value: at * 1000,
      currency: 'CNY',
      service: 'sea',
      loadType: 'FCL',
      lane: 'CNSHA-DEHAM',
    },
  };
}
