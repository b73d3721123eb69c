import { z } from 'zod';
import type { ReadModels } from '../ports/index.js';
import { accessView } from './access-view.js';
import { maySee, type Principal } from './principal.js';

/** What became of a user's request. */
export const commandView = accessView.extend({
  commandId: z.string(),
  action: z.string().describe('What was asked for: alert.snoozed, task.completed, …'),
  status: z.enum(['pending', 'accepted', 'refused']),
  reason: z.string().exactOptional().describe('Why it was refused: what had changed'),
  requestedAt: z.string(),
  actor: z.string().exactOptional(),
});

export type CommandView = z.infer<typeof commandView>;

/** One command, for whoever may see the account, or asked; undefined when nothing is known of it yet. */
export async function commandOf(
  readModels: ReadModels,
  principal: Principal,
  commandId: string,
): Promise<CommandView | undefined> {
  const row = await readModels.get('commands', commandId);
  if (row === undefined || !(maySee(principal, row) || row['actor'] === principal.userId)) return undefined;
  return commandView.parse(row);
}
