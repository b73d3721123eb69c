import { dataschemaOf, type MooringEvent, PORTFOLIO, type Settings, SYSTEM_SOURCE } from '#relationship';
import { deriveId } from '../derive-id.js';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, Clock, EventLog } from '../ports/index.js';
import type { Principal } from '../read/principal.js';

export interface SettingsPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}

/** What may be changed after the first event. */
export type SettingsChange = Pick<Settings, 'budget' | 'calibration' | 'winback'>;

/**
 * Activates settings that differ from those in force by this change; they count from the next closed week on. Two who change the
 * same version at once are one: the first wins.
 *
 * @returns false in an installation without settings, which is empty
 */
export async function changeSettings(
  { log, store, clock }: SettingsPorts,
  principal: Principal,
  change: SettingsChange,
): Promise<boolean> {
  const present = await activeSettings(store);
  if (present === undefined) return false;
  const version = present.version + 1;
  const event: MooringEvent = {
    id: deriveId(PORTFOLIO, 'settings', String(version)),
    source: SYSTEM_SOURCE,
    type: 'mooring.settings.activated',
    subject: PORTFOLIO,
    time: clock.now(),
    dataschema: dataschemaOf('mooring.settings.activated'),
    data: { ...present, ...change, version },
    actor: principal.userId,
  };
  await log.append([event]);
  return true;
}
