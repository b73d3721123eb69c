import {
  type ContactRule,
  DEFAULT_SETTINGS,
  dataschemaOf,
  type MooringEvent,
  PORTFOLIO,
  type Settings,
  SYSTEM_SOURCE,
} from '#relationship';
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
export type SettingsChange = Pick<
  Settings,
  'budget' | 'calibration' | 'winback' | 'playbooks' | 'escalation' | 'roster'
> & {
  readonly contactClock?: ContactRule | 'off';
};

/** What people look at before they change it. */
export async function presentSettings(store: AccountStore): Promise<Settings> {
  return (await activeSettings(store)) ?? DEFAULT_SETTINGS;
}

/**
 * Activates settings that differ from those in force by this change; they count from the next closed week on. Two who change the
 * same version at once are one: the first wins.
 *
 * @param seen the version that was looked at; whichever is in force when missing
 * @returns false in an installation without settings, which is empty, and where another version is in force by now
 */
export async function changeSettings(
  { log, store, clock }: SettingsPorts,
  principal: Principal,
  change: SettingsChange,
  seen?: number,
): Promise<boolean> {
  const present = await activeSettings(store);
  if (present === undefined || (seen !== undefined && seen !== present.version)) return false;
  const version = present.version + 1;
  const event: MooringEvent = {
    id: deriveId(PORTFOLIO, 'settings', String(version)),
    source: SYSTEM_SOURCE,
    type: 'mooring.settings.activated',
    subject: PORTFOLIO,
    time: clock.now(),
    dataschema: dataschemaOf('mooring.settings.activated'),
    data: changed(present, change, version),
    actor: principal.userId,
  };
  await log.append([event]);
  return true;
}

function changed(present: Settings, { contactClock, ...change }: SettingsChange, version: number): Settings {
  const { contactClock: before, ...others } = present;
  const rule = contactClock ?? before;
  return {
    ...others,
    ...(rule === undefined || rule === 'off' ? {} : { contactClock: rule }),
    ...change,
    version,
  };
}
