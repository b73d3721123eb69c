import { afterAll } from '@jest/globals';
import type { ApiLimits } from '#api';
import { openDataFolder } from '#embedded';
import { createProjector, systemClock } from '#pipeline';
import { ALL_PARTS } from '../../apps/mooring/src/server/part.js';
import { startServer } from '../../apps/mooring/src/server/start-server.js';
import { type ApiClient, apiClient } from './api-client.js';

/** A server within the process of the spec. */
export interface ServedHere {
  readonly url: string;
  readonly port: number;
  readonly api: ApiClient;
  /** What it complained about. */
  readonly complaints: readonly string[];
}

const running: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const stop of running) await stop();
});

/** Serves a data folder under other limits than the usual ones, until the spec ends. */
export async function servedHere(data: string, limits: Partial<ApiLimits>): Promise<ServedHere> {
  const folder = openDataFolder(data, { clock: systemClock });
  const complaints: string[] = [];
  const server = await startServer(
    {
      ...folder,
      clock: systemClock,
      projector: createProjector(folder),
      close: async () => folder.close(),
    },
    {
      parts: ALL_PARTS,
      data,
      port: 0,
      host: '127.0.0.1',
      allowedHosts: [],
      token: undefined,
      limits,
      log: (level, message, more) => {
        if (level === 'error') complaints.push(`${message} ${JSON.stringify(more)}`);
      },
    },
  );
  running.push(async () => {
    await server.stop();
    folder.close();
  });
  return { url: server.url, port: Number(new URL(server.url).port), api: apiClient(server.url), complaints };
}
