import { z } from 'zod';
import { taskView } from '#pipeline';
import { commandState } from '../actions/action-response.js';

export const taskResponse = taskView.meta({ id: 'Task' });

export const taskPage = z
  .object({
    items: z.array(taskResponse).readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'TaskPage' });

/** What became of each of several tasks that were given away at once. */
export const reassignResponse = z
  .object({
    items: z
      .array(
        z.object({
          taskId: z.string(),
          status: z
            .enum(['accepted', 'changed', 'pending', 'unknown', 'nobody'])
            .describe('`changed`: not at the revision seen any more; `nobody`: the team has nobody else'),
          reason: z.string().exactOptional(),
          task: taskResponse.exactOptional().describe('As it is now'),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'ReassignedTasks' });

/** An action on a task, and the task after it. */
export const taskActionResponse = z
  .object({ command: commandState, task: taskResponse.exactOptional() })
  .meta({ id: 'TaskAction' });
