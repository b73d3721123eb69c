import { eventLogContract } from '#pipeline/contracts';
import { temporaryFolder } from './testing/temporary-folder.js';

eventLogContract('SqliteEventLog', async () => {
  const { folder, clock, dispose } = temporaryFolder({ partitions: 3 });
  return { log: folder.log, clock, dispose };
});
