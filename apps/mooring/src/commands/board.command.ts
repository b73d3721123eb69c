import type { BoardUser } from '#api';
import { distributedSettings } from '../distributed/distributed-settings.js';
import type { OpenSet } from '../open-set.js';
import { startBoardServer } from '../server/board-server.js';
import { serverLog } from '../server/server-log.js';
import { untilStopped } from '../server/until-stopped.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

export interface BoardCommandOptions {
  readonly port: number;
  readonly host: string;
}

const USER = 'MOORING_BOARD_USER';
const PASSWORD = 'MOORING_BOARD_PASSWORD';
const SHORTEST_PASSWORD = 16;

/** Shows the jobs of an installation in a browser until the process is asked to stop. */
export async function boardCommand(
  { keepsData }: Pick<OpenSet, 'keepsData'>,
  { port, host }: BoardCommandOptions,
): Promise<void> {
  if (keepsData === 'in a folder')
    throw new UserError('mooring board is for the distributed set: set MOORING_SET=distributed');
  const settings = distributedSettings(process.env);
  const user = boardUser(process.env);
  const stopped = untilStopped();
  const server = await startBoardServer({ settings, user, port, host, log: serverLog({ part: 'board' }) });
  print(`Mooring board at ${server.url} (Ctrl+C stops it)`);
  await stopped;
  print('Stopping …');
  await server.stop();
}

/** Who may look, from the environment. Throws UserError when anybody could. */
function boardUser(environment: Readonly<NodeJS.ProcessEnv>): BoardUser {
  const { [USER]: user = '', [PASSWORD]: password = '' } = environment;
  // What stands before the first colon is the user.
  if (user === '' || user.includes(':') || password.length < SHORTEST_PASSWORD) {
    throw new UserError(
      `set ${USER} to a name without a colon and ${PASSWORD} to ${String(SHORTEST_PASSWORD)} characters or more`,
    );
  }
  return { user, password };
}
