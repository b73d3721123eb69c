export { accountStoreContract } from './account-store-contract.js';
export { type AccountStoreFixture } from './account-store-fixture.js';
export { Crash } from './crash.js';
export { type CrashMode, withCrashAt } from './crash-at.js';
export { eventLogContract, type EventLogFixture } from './event-log-contract.js';
export { importStageContract, type ImportStageFixture } from './import-stage-contract.js';
export { jobQueueContract, type JobQueueFixture } from './job-queue-contract.js';
export { readModelsContract } from './read-models-contract.js';
export { tornAccountStore } from './torn-account-store.js';
