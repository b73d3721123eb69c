import { CONSOLE_SOURCE } from '#relationship';
import { passInteractions } from '../ingest/interaction-door.js';
import type { DoorProblem } from '../ingest/door-answer.js';
import type { InteractionRow } from '../ingest/table/index.js';
import type { Clock, EventLog, KeyVault, ReadModels } from '../ports/index.js';
import { maySee, type Principal } from '../read/principal.js';

export interface LogPorts {
  readonly log: EventLog;
  readonly readModels: ReadModels;
  readonly vault: KeyVault;
  readonly clock: Clock;
}

export type LogOutcome =
  /** Appended now, or under the same id before. */
  | { readonly outcome: 'logged' }
  /** There is no such account, or no right to see it. */
  | { readonly outcome: 'unknown' }
  /** The id was used for another interaction. */
  | { readonly outcome: 'reused' }
  | { readonly outcome: 'refused'; readonly problem: DoorProblem };

/**
 * Logs what was talked about with an account, in the name of the principal.
 *
 * @param interactionId a repeated call with the same id is the same interaction
 */
export async function logInteraction(
  { log, readModels, vault, clock }: LogPorts,
  principal: Principal,
  interactionId: string,
  row: InteractionRow,
): Promise<LogOutcome> {
  const account = await readModels.get('accounts', row.accountId);
  if (account === undefined || !maySee(principal, account)) return { outcome: 'unknown' };
  const named = { row: { ...row, by: principal.userId }, interactionId, time: clock.now() };
  const [answer] = await passInteractions({ readModels, vault }, [named], {
    source: CONSOLE_SOURCE,
    envelope: {},
  });
  if (answer === undefined) throw new Error('the door gave no answer');
  if (answer.outcome === 'rejected') return { outcome: 'refused', problem: answer.problem };
  if (answer.outcome === 'amended') return { outcome: 'reused' };
  if (answer.outcome === 'accepted') await log.append([answer.event]);
  return { outcome: 'logged' };
}
