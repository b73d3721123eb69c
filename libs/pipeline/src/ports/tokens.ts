/** What the parts of a set are known by where they are wired together. */
export const EVENT_LOG = Symbol('EventLog');
export const ACCOUNT_STORE = Symbol('AccountStore');
export const READ_MODELS = Symbol('ReadModels');
export const JOB_QUEUE = Symbol('JobQueue');
export const KEY_VAULT = Symbol('KeyVault');
export const CLOCK = Symbol('Clock');
/** Makes an `ImportStage` for one import. */
export const IMPORT_STAGES = Symbol('ImportStages');
