import { changeSettings, LOCAL_OPERATOR } from '#pipeline';
import type { MooringSet } from '../set.js';
import { UserError } from '../user-error.js';

/** Changes settings and waits until the change is in the state. Throws UserError in an empty installation. */
export async function putSettings(
  set: MooringSet,
  change: Parameters<typeof changeSettings>[2],
): Promise<void> {
  await set.projector.drain();
  if (!(await changeSettings(set, LOCAL_OPERATOR, change)))
    throw new UserError('nothing has been imported yet: there are no settings to change');
  await set.projector.drain();
}
