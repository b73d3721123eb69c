import type { OpenedKafkaLog } from '#distributed';
import { createProjector, passEvents, settingsKeeper, systemClock } from '#pipeline';
import {
  MemoryAccountStore,
  MemoryJobQueue,
  MemoryKeyVault,
  MemoryReadModels,
  newAccountData,
} from '#pipeline/memory';
import { batchOf } from '../offered-events.js';

const BATCH = 1_000;

/** Fills a log with shipments, through the door. */
export async function fillLog({ log }: OpenedKafkaLog, events: number): Promise<void> {
  const data = newAccountData();
  const store = new MemoryAccountStore(data);
  const ports = {
    log,
    store,
    readModels: new MemoryReadModels(data),
    jobs: new MemoryJobQueue(systemClock),
    vault: new MemoryKeyVault(),
    clock: systemClock,
  };
  const door = { ...ports, projector: createProjector(ports) };
  const settingsFor = settingsKeeper(door, () => []);
  for (let from = 0; from < events; from += BATCH) await passEvents(door, batchOf(from, BATCH), settingsFor);
}
