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

/** An action on a task, and the task after it. */
export const taskActionResponse = z
  .object({ command: commandState, task: taskResponse.exactOptional() })
  .meta({ id: 'TaskAction' });
