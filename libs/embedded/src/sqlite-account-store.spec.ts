import { accountStoreContract, readModelsContract } from '#pipeline/contracts';
import { temporaryFolder } from './testing/temporary-folder.js';

const make = async () => {
  const { folder, dispose } = temporaryFolder({ partitions: 3 });
  return { log: folder.log, store: folder.store, reads: folder.readModels, dispose };
};

accountStoreContract('SqliteAccountStore', make);
readModelsContract('SqliteReadModels', make);
