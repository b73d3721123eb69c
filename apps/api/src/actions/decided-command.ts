import { commandOf, type CommandView, type Principal, whenAnswered } from '#pipeline';
import type { ApiOptions } from '../api-options.js';
import type { ApiPorts } from '../ports.js';

/** What became of a command; undefined when the fold has not come to it within the time that an answer may take. */
export function decidedCommand(
  { bell, readModels }: ApiPorts,
  { limits }: ApiOptions,
  principal: Principal,
  commandId: string,
): Promise<CommandView | undefined> {
  return whenAnswered(bell, limits.waitMs, async () => {
    const found = await commandOf(readModels, principal, commandId);
    return found?.status === 'pending' ? undefined : found;
  });
}
