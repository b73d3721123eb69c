import { type BoardUser, createBoard } from '#api';
import { openBoardQueue } from '#distributed';
import type { DistributedSettings } from '../distributed/distributed-settings.js';
import type { ServerLog } from './server-log.js';
import { listen, type Server } from './start-server.js';

export interface BoardServerOptions {
  readonly settings: Pick<DistributedSettings, 'redisUrl' | 'topic'>;
  /** Who may come in. */
  readonly user: BoardUser;
  readonly port: number;
  readonly host: string;
  readonly log: ServerLog;
}

/** Serves the board over the jobs of an installation, also while Redis is away. */
export async function startBoardServer(options: BoardServerOptions): Promise<Server> {
  const { settings, user, log } = options;
  const queue = await openBoardQueue({
    url: settings.redisUrl,
    installation: settings.topic,
    warn: (sentence) => log('warn', sentence),
  });
  const closing: (() => Promise<void>)[] = [() => queue.close()];
  const stop = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const board = await createBoard({ ...user, shown: queue.shown, isThere: () => queue.isThere() });
    closing.push(() => board.close());
    return { url: await listen(board, options), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
