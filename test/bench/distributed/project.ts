import { openMongo, type OpenedKafkaLog } from '#distributed';
import { type AccountStore, partitionWorkers, type Position, systemClock } from '#pipeline';
import { MemoryJobQueue } from '#pipeline/memory';
import { report, seconds } from '../report.js';
import { fillLog } from './fill-log.js';
import { followAll } from './follow-all.js';
import { type BenchServers, onServers, PARTITIONS, withLog } from './on-servers.js';
import { recording, type RecordedCalls, repeat } from './recorded-calls.js';

const EVENTS = 40_000;
const ROUNDS = 3;

/**
 * The projector on the servers against the same calls of the store, in the same batches, without reading and folding; live,
 * and rebuilding from the log into an empty store.
 */
export async function benchProject(): Promise<void> {
  await onServers(async (servers) => {
    await withLog(servers, `${servers.name}-project`, async (opened) => {
      await fillLog(opened, EVENTS);
      const ends = await endsOf(opened);
      for (const [name, liveFrom] of [
        ['projector', new Map<number, Position>()],
        ['rebuild', ends],
      ] as const) {
        const ratios: number[] = [];
        const rates: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const fold = await folded(servers, opened, liveFrom);
          const raw = await withStore(servers, opened, (store) => seconds(() => repeat(store, fold.calls)));
          ratios.push(raw / fold.seconds);
          rates.push(fold.events / fold.seconds / 1000);
        }
        report({ name: `${name} / its store calls alone`, unit: '×', values: ratios, goal: '≥ 0.6' });
        report({ name, unit: 'k events/s', values: rates, goal: '–' });
      }
    });
  });
}

function folded(
  servers: BenchServers,
  opened: OpenedKafkaLog,
  liveFrom: ReadonlyMap<number, Position>,
): Promise<{ readonly calls: RecordedCalls; readonly events: number; readonly seconds: number }> {
  return withStore(servers, opened, async (store, readModels) => {
    await store.clear(liveFrom);
    const { calls, store: recorded } = recording(store);
    const jobs = new MemoryJobQueue(systemClock);
    const workers = partitionWorkers({ log: opened.log, store: recorded, readModels, jobs });
    return { calls, ...(await followAll(opened, workers)) };
  });
}

/** Works with an empty store on the servers. */
async function withStore<Result>(
  { mongoUrl, name }: BenchServers,
  { header }: OpenedKafkaLog,
  work: (
    store: AccountStore,
    readModels: Awaited<ReturnType<typeof openMongo>>['readModels'],
  ) => Promise<Result>,
): Promise<Result> {
  const { id: logId, partitions } = header;
  const mongo = await openMongo({
    url: mongoUrl,
    dbName: `${name}-store`,
    installation: { logId, partitions },
    warn: (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
  });
  try {
    await mongo.store.clear(new Map());
    return await work(mongo.store, mongo.readModels);
  } finally {
    await mongo.close();
  }
}

/** The last position of each partition: everything before it is history. */
async function endsOf({ log }: OpenedKafkaLog): Promise<ReadonlyMap<number, Position>> {
  const ends = new Map<number, Position>();
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    for await (const events of log.read(partition, undefined)) {
      const last = events.at(-1);
      if (last !== undefined) ends.set(partition, last.position);
    }
  }
  return ends;
}
