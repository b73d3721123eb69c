import { createProjector, passEvents, settingsKeeper, systemClock } from '#pipeline';
import { inFolder, withFolder } from './in-folder.js';
import { report, seconds } from './report.js';
import { served } from './served.js';

const EVENTS = 50_000;
const BATCH = 1_000;
const ROUNDS = 3;
const ACCOUNTS = 200;
/** A steady load: so many events a second, for so long, in batches of so many. */
const STEADY = { rate: 1_000, seconds: 10, batch: 10 };

/**
 * Events over HTTP in batches, until all are folded, against the same events through the same door without HTTP; and how long
 * an event takes from being sent to being seen in the read models at a steady load.
 */
export async function benchHttp(): Promise<void> {
  const batches = Array.from({ length: EVENTS / BATCH }, (_, nth) => batchOf(nth * BATCH, BATCH));
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const door = await inFolder((dir) => throughTheDoor(dir, batches));
    const http = await inFolder((dir) =>
      served(dir, (url) =>
        seconds(async () => {
          for (const [at, batch] of batches.entries()) await post(url, batch, at === batches.length - 1);
        }),
      ),
    );
    ratios.push(door / http);
    rates.push(EVENTS / http / 1000);
  }
  report({ name: 'events over HTTP / through the port', unit: '×', values: ratios, goal: '–' });
  report({ name: 'events over HTTP', unit: 'k events/s', values: rates, goal: '–' });
  const latencies = await inFolder((dir) => served(dir, steadyLoad));
  for (const percentile of [50, 99]) {
    const value = at(latencies, percentile);
    report({
      name: `sent to visible at ${String(STEADY.rate)} events/s, p${String(percentile)}`,
      unit: 'ms',
      values: [value],
      goal: percentile === 99 ? '< 50' : '–',
    });
  }
}

function throughTheDoor(dir: string, batches: readonly (readonly object[])[]): Promise<number> {
  return withFolder(dir, async (folder) => {
    const projector = createProjector(folder);
    const ports = { ...folder, clock: systemClock, projector };
    const settingsFor = settingsKeeper(ports, () => []);
    return seconds(async () => {
      for (const batch of batches) {
        await passEvents(ports, batch, settingsFor);
        await projector.drain();
      }
    });
  });
}

/** Milliseconds from sending a batch to the answer that all of it has been folded. */
async function steadyLoad(url: string): Promise<readonly number[]> {
  // The first shipments choose the settings.
  await post(url, batchOf(0, STEADY.batch), true);
  const every = (1_000 * STEADY.batch) / STEADY.rate;
  const count = (STEADY.rate * STEADY.seconds) / STEADY.batch;
  const began = performance.now();
  const sent: Promise<number>[] = [];
  for (let nth = 1; nth <= count; nth += 1) {
    const due = began + nth * every;
    await new Promise((resolve) => {
      setTimeout(resolve, Math.max(0, due - performance.now()));
    });
    const batch = batchOf(nth * STEADY.batch, STEADY.batch);
    // Counted from when it was due: a sender that is late hides what a user would wait.
    sent.push(post(url, batch, true).then(() => performance.now() - due));
  }
  return Promise.all(sent);
}

function at(values: readonly number[], percentile: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percentile) / 100))] ?? Number.NaN;
}

async function post(url: string, batch: readonly object[], wait: boolean): Promise<void> {
  const response = await fetch(`${url}/v1/events?wait=${wait ? '1' : '0'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(batch),
  });
  if (response.status > 202)
    throw new Error(`the server answered ${String(response.status)}: ${await response.text()}`);
  await response.arrayBuffer();
}

function batchOf(from: number, count: number): readonly object[] {
  return Array.from({ length: count }, (_, nth) => eventAt(from + nth));
}

function eventAt(nth: number): object {
  return {
    specversion: '1.0',
    id: `event-${String(nth).padStart(12, '0')}`,
    source: 'bench',
    type: 'mooring.shipment.booked',
    subject: `account/K${String((nth * 7919) % ACCOUNTS)}`,
    time: '2026-01-05T01:00:00Z',
    data: {
      shipmentId: `S${String(nth)}`,
      date: '2026-01-05',
      quantity: 12,
      unit: 'TEU',
      value: nth,
      currency: 'CNY',
      service: 'sea-fcl',
      lane: 'CNSHA-DEHAM',
    },
  };
}
