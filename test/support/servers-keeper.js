/**
 * Finds a way to start real servers, says on one line how to reach them or why it cannot, and stops them when its standard input
 * ends. It ends with the process that started this one, whatever became of that: nothing is left running.
 */
import { once } from 'node:events';
import { dockerServers } from './docker-servers.js';
import { scriptServers } from './script-servers.js';

async function startServers() {
  const reasons = [];
  for (const start of [dockerServers, scriptServers]) {
    try {
      return await start();
    } catch (error) {
      reasons.push(error.message);
    }
  }
  return { why: reasons.join('; ') };
}

const { servers, why, stop } = await startServers();
// Nobody reads it any more when the run has ended meanwhile.
process.stdout.on('error', () => {});
process.stdout.write(`${JSON.stringify({ servers, why })}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await stop?.();
