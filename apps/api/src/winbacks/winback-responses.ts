import { z } from 'zod';
import { winbackView } from '#pipeline';
import { commandState } from '../actions/action-response.js';

export const winbackResponse = winbackView.meta({ id: 'Winback' });

export const winbackPage = z
  .object({
    items: z.array(winbackResponse).readonly(),
    next: z.string().exactOptional().describe('`cursor` of the next page'),
  })
  .meta({ id: 'WinbackPage' });

/** An action on a plan, and the plan after it. */
export const winbackActionResponse = z
  .object({ command: commandState, winback: winbackResponse.exactOptional() })
  .meta({ id: 'WinbackAction' });
