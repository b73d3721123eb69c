import { Queue } from 'bullmq';

export const queue = new Queue('jobs');
