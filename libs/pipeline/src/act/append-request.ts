import { CONSOLE_SOURCE, dataschemaOf, type MooringEvent } from '#relationship';
import { type AccountStore, type Clock, type EventLog, keyText, type StoredEvent } from '../ports/index.js';
import type { Principal } from '../read/principal.js';
import { canonicalJson } from '../replay/canonical-json.js';
import type { Action } from './action.js';

interface AppendPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}

/**
 * Appends a request under the command id, once: the fold answers it.
 *
 * @returns `reused` when the id was used for another request
 */
export async function appendRequest(
  { log, store, clock }: AppendPorts,
  principal: Principal,
  { subject, commandId }: { readonly subject: string; readonly commandId: string },
  action: Action,
): Promise<'requested' | 'reused'> {
  const key = { subject, source: CONSOLE_SOURCE, id: commandId };
  const { events } = await store.load({ shipments: [], events: [key] });
  const earlier = events.get(keyText(subject, CONSOLE_SOURCE, commandId));
  if (earlier !== undefined) return asksTheSame(earlier, action) ? 'requested' : 'reused';
  const event: MooringEvent = {
    ...key,
    ...action,
    time: clock.now(),
    dataschema: dataschemaOf(action.type),
    actor: principal.userId,
  };
  await log.append([event]);
  return 'requested';
}

function asksTheSame({ type, data }: StoredEvent, action: Action): boolean {
  return canonicalJson([type, data]) === canonicalJson([action.type, action.data]);
}
