import { jobQueueContract } from '#pipeline/contracts';
import { temporaryFolder } from './testing/temporary-folder.js';

jobQueueContract('SqliteJobQueue', async () => {
  const { folder, clock, dispose } = temporaryFolder();
  return { queue: folder.jobs, clock, dispose };
});
