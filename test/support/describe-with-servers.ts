import { afterAll, describe, expect, test } from '@jest/globals';
import { realServers, type Servers, uniqueName } from './real-servers.js';
import { removeFromServers } from './remove-from-servers.js';

/** Servers, and what a spec calls its own on them. */
export interface OwnServers extends Servers {
  /** Begins the names of the spec's topics, databases and keys; all that bears it is removed after the spec. */
  readonly name: string;
}

const REMOVAL_MS = 30_000;

/**
 * A `describe` for what needs real servers; skipped, and noted, where there are none. To be awaited at the top of a spec file:
 * `await describeWithServers('the log', (servers) => { … });`
 */
export async function describeWithServers(name: string, body: (servers: OwnServers) => void): Promise<void> {
  const servers = await realServers();
  (servers === undefined ? describe.skip : describe)(name, () => {
    if (servers === undefined) {
      // A suite without tests would be an error.
      test('needs real servers', () => expect(servers).toBeDefined());
      return;
    }
    const own = { ...servers, name: uniqueName() };
    body(own);
    // After the hooks of the body: Jest runs them in order.
    afterAll(() => removeFromServers(own, own.name), REMOVAL_MS);
  });
}
