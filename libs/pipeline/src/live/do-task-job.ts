import type { Job } from '../ports/index.js';
import { escalate } from './escalate.js';
import { remind } from './remind.js';
import type { TaskJobPorts } from './task-job-ports.js';

/** Does the job of a task. Throws for a job that nobody knows. */
export async function doTaskJob(ports: TaskJobPorts, job: Job): Promise<void> {
  switch (job.name) {
    case 'remind-task':
      return remind(ports, job);
    case 'escalate-task':
      return escalate(ports, job);
    default:
      throw new Error(`nobody knows the job ${job.name}`);
  }
}
