import { accountStoreContract, readModelsContract } from '../contracts/index.js';
import {
  ManualClock,
  MemoryAccountStore,
  MemoryEventLog,
  MemoryReadModels,
  newAccountData,
} from './index.js';

const make = async () => {
  const data = newAccountData();
  return {
    log: new MemoryEventLog(3, new ManualClock('2026-03-02T00:00:00.000Z')),
    store: new MemoryAccountStore(data),
    reads: new MemoryReadModels(data),
    dispose: async () => undefined,
  };
};

accountStoreContract('MemoryAccountStore', make);
readModelsContract('MemoryReadModels', make);
