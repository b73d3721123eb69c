export { BullJobQueue, type BullJobQueueOptions } from './job-queue/bull-job-queue.js';
export { KafkaAway } from './kafka/kafka-client.js';
export { UnfitLog } from './kafka/unfit-log.js';
export { type KafkaLogOptions, type OpenedKafkaLog, openKafkaLog } from './kafka/open-kafka-log.js';
export { type QueueDepth } from './job-queue/read-jobs.js';
