import type { Message } from 'kafkajs';
import { accountSubject, dataschemaOf } from '#relationship';
import { inFolder } from '../in-folder.js';
import { batchOf, post } from '../offered-events.js';
import { report, seconds } from '../report.js';
import { served } from '../served.js';
import { type BenchServers, onServers, withLog } from './on-servers.js';

const EVENTS = 50_000;
const BATCH = 1_000;
const ROUNDS = 5;
/** Batches under way at a time. */
const ABREAST = 4;

/** Events over HTTP in batches, until Kafka has acknowledged them, against producing messages of their size with kafkajs. */
export async function benchIngest(): Promise<void> {
  await onServers(async (servers) => {
    const installation = `${servers.name}-ingest`;
    const env = servers.env(installation);
    const ratios: number[] = [];
    const rates: number[] = [];
    await inFolder(async (dir) => {
      // The first shipments choose the settings, and somebody has to fold them.
      await served(dir, (url) => post(url, batchOf(0, 1), true), { env });
      await served(
        dir,
        async (url) => {
          for (let round = 0; round < ROUNDS; round += 1) {
            const raw = await produce(servers, await messagesOf(servers, installation));
            const from = 1 + round * EVENTS;
            const http = await abreast((nth) => post(url, batchOf(from + nth * BATCH, BATCH), false));
            ratios.push(raw / http);
            rates.push(EVENTS / http / 1000);
          }
        },
        { env, part: 'api' },
      );
    });
    report({ name: 'ingest over HTTP / raw produce', unit: '×', values: ratios, goal: '≥ 0.5' });
    report({ name: 'ingest over HTTP', unit: 'k events/s', values: rates, goal: '–' });
  });
}

function abreast(batch: (nth: number) => Promise<unknown>): Promise<number> {
  const numbers = Array.from({ length: EVENTS / BATCH }, (_, nth) => nth).values();
  return seconds(() =>
    Promise.all(
      Array.from({ length: ABREAST }, async () => {
        for (const nth of numbers) await batch(nth);
      }),
    ),
  );
}

/** Messages as the product writes them: its first event, with other shipments. */
async function messagesOf(servers: BenchServers, topic: string): Promise<readonly Message[]> {
  const first = await withLog(servers, topic, async ({ log }) => {
    for await (const [event] of log.read(log.partitionOf(accountSubject('K0')), undefined)) return event;
    return undefined;
  });
  const event = { ...first, dataschema: dataschemaOf('mooring.shipment.booked') };
  return Array.from({ length: EVENTS }, (_, nth) => ({
    key: accountSubject(`K${String(nth % 200)}`),
    value: JSON.stringify({ ...event, id: `event-${String(nth).padStart(12, '0')}` }),
  }));
}

function produce(servers: BenchServers, messages: readonly Message[]): Promise<number> {
  return withLog(servers, `${servers.name}-raw`, async ({ kafka, topic }) => {
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    try {
      return await abreast((nth) =>
        producer.send({ topic, acks: -1, messages: messages.slice(nth * BATCH, (nth + 1) * BATCH) }),
      );
    } finally {
      await producer.disconnect();
    }
  });
}
