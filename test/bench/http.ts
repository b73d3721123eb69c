import { createProjector, passEvents, settingsKeeper, systemClock } from '#pipeline';
import { inFolder, withFolder } from './in-folder.js';
import { batchOf, post } from './offered-events.js';
import { report, seconds } from './report.js';
import { served } from './served.js';
import { benchSteadyLoad } from './steady-load.js';

const EVENTS = 50_000;
const BATCH = 1_000;
const ROUNDS = 3;

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
  await inFolder((dir) => served(dir, (url) => benchSteadyLoad(url, '< 50')));
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
