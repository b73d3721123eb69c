export { type BoardQueue, type BoardQueueOptions, openBoardQueue } from './board/open-board-queue.js';
export { BullJobQueue, type BullJobQueueOptions } from './job-queue/bull-job-queue.js';
export { KafkaAway } from './kafka/kafka-client.js';
export { type KafkaLogOptions, type OpenedKafkaLog, openKafkaLog } from './kafka/open-kafka-log.js';
export { UnfitLog } from './kafka/unfit-log.js';
export { MongoAway } from './mongo/mongo-away.js';
export { type MongoOptions, type MongoSet, openMongo } from './mongo/open-mongo.js';
export { type Installation, WrongDatabase } from './mongo/wrong-database.js';
export { type Following, followPartitions, type FollowOptions } from './kafka/follow-partitions.js';
