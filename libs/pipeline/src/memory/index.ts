export { type AccountData, newAccountData } from './account-data.js';
export { ManualClock } from './manual-clock.js';
export { MemoryAccountStore } from './memory-account-store.js';
export { MemoryEventLog } from './memory-event-log.js';
export { MemoryImportStage } from './memory-import-stage.js';
export { MemoryJobQueue } from './memory-job-queue.js';
export { MemoryKeyVault } from './memory-key-vault.js';
export { MemoryReadModels } from './memory-read-models.js';
