import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const KEEPER = join(import.meta.dirname, 'servers-keeper.js');

/**
 * The real servers of one `npm test`. Started when the first spec asks, in this process, of which there is one a run: workers
 * come and go. Two runs at once have servers of their own.
 */
class ServersOfRun {
  #door = createServer((_request, response) => {
    void this.#answer().then((answer) => response.end(answer));
  });
  #keeper;
  #answered;

  /** Opens the door where specs ask; its address is in MOORING_TEST_SERVERS, which workers inherit. */
  async open() {
    this.#door.listen(0, '127.0.0.1').unref();
    await once(this.#door, 'listening');
    process.env['MOORING_TEST_SERVERS'] = `http://127.0.0.1:${this.#door.address().port}`;
  }

  /** Stops what was started. */
  async close() {
    this.#door.close();
    this.#door.closeAllConnections();
    if (this.#keeper === undefined || this.#keeper.exitCode !== null) return;
    this.#keeper.stdin.end();
    await once(this.#keeper, 'close');
  }

  #answer() {
    this.#answered ??= this.#start();
    return this.#answered;
  }

  async #start() {
    // In a group of its own, so that Ctrl+C does not end it before it has stopped the servers.
    this.#keeper = spawn(process.execPath, [KEEPER], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.#keeper.stdout });
    const failed = once(this.#keeper, 'close').then(() => ['{"why":"what starts the servers has ended"}']);
    const [answer] = await Promise.race([once(lines, 'line'), failed]);
    return answer;
  }
}

export const serversOfRun = new ServersOfRun();
