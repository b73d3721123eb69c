import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBell, createProjector } from '#pipeline';
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
import { DEFAULT_LIMITS } from '../api-options.js';
import { createApi } from '../create-api.js';

/** The OpenAPI document as text, from an API that nobody will ever call. */
export async function openApiText(): Promise<string> {
  // A folder of its own: an API removes from its uploads, when it starts, whatever it does not know.
  const uploads = mkdtempSync(join(tmpdir(), 'mooring-openapi-'));
  try {
    return await textOf(uploads);
  } finally {
    rmSync(uploads, { recursive: true, force: true });
  }
}

async function textOf(uploads: string): Promise<string> {
  const clock = new ManualClock('2026-01-01T00:00:00.000Z');
  const data = newAccountData();
  const [log, store] = [new MemoryEventLog(1, clock), new MemoryAccountStore(data)];
  const [readModels, jobs] = [new MemoryReadModels(data), new MemoryJobQueue(clock)];
  const api = await createApi(
    {
      log,
      store,
      readModels,
      jobs,
      clock,
      vault: new MemoryKeyVault(),
      projector: createProjector({ log, store, readModels, jobs }),
      bell: createBell(),
      importStage: () => new MemoryImportStage(),
      calendars: () => [],
      trouble: () => undefined,
    },
    { offers: 'everything', uploads, hosts: [], limits: DEFAULT_LIMITS, onError: () => undefined },
  );
  await api.close();
  return `${JSON.stringify(api.document, undefined, 2)}\n`;
}
