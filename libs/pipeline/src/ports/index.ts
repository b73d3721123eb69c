export * from './account-store.js';
export * from './clock.js';
export * from './event-log.js';
export * from './import-stage.js';
export * from './job-queue.js';
export * from './partition-for.js';
export * from './read-models.js';
export * from './subject-document.js';
