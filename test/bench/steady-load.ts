import { report } from './report.js';
import { batchOf, post } from './offered-events.js';

/** A steady load: so many events a second, for so long, in batches of so many. */
const STEADY = { rate: 1_000, seconds: 10, batch: 10 };

/** How long an event takes from being sent to being seen in the read models at a steady load. */
export async function benchSteadyLoad(url: string, goal: string): Promise<void> {
  const latencies = await steadyLoad(url);
  for (const percentile of [50, 99]) {
    report({
      name: `sent to visible at ${String(STEADY.rate)} events/s, p${String(percentile)}`,
      unit: 'ms',
      values: [at(latencies, percentile)],
      goal: percentile === 99 ? goal : '–',
    });
  }
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
