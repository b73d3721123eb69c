import {
  type CalendarData,
  dataschemaOf,
  DEFAULT_SETTINGS,
  type MooringEvent,
  PORTFOLIO,
  type Settings,
  SYSTEM_SOURCE,
} from '#relationship';
import { deriveId } from '../derive-id.js';
import type { AccountStore, Clock, EventLog } from '../ports/index.js';
import type { Projector } from '../project/projector.js';

/** What an import needs of a set. */
export interface ImportPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly projector: Projector;
}

/** The settings in force; undefined in an empty installation. */
export async function activeSettings(store: AccountStore): Promise<Settings | undefined> {
  const state = (await store.document(PORTFOLIO))?.state;
  return state?.kind === 'portfolio' ? state.settings : undefined;
}

/**
 * Makes settings and calendars facts. The id is a hash of the version or of the country and range, so doing it twice
 * changes nothing.
 */
export async function setUp(
  { log, clock, projector }: ImportPorts,
  settings: Settings,
  calendars: readonly CalendarData[],
): Promise<void> {
  const time = clock.now();
  // The settings come last: as long as a crash has kept them from the log, all is said again.
  await log.append([
    ...calendars.map((calendar): MooringEvent => ({
      id: deriveId(PORTFOLIO, 'calendar', calendar.country, calendar.from, calendar.to),
      source: SYSTEM_SOURCE,
      type: 'mooring.calendar.published',
      subject: PORTFOLIO,
      time,
      dataschema: dataschemaOf('mooring.calendar.published'),
      data: calendar,
    })),
    {
      id: deriveId(PORTFOLIO, 'settings', String(settings.version)),
      source: SYSTEM_SOURCE,
      type: 'mooring.settings.activated',
      subject: PORTFOLIO,
      time,
      dataschema: dataschemaOf('mooring.settings.activated'),
      data: settings,
    },
  ]);
  await projector.drain();
}

/** The settings of a first import: what its rows carry, over the defaults. */
export function firstSettings(
  rows: {
    readonly hasValues: boolean;
    readonly currency: string | undefined;
    readonly unit: string | undefined;
  },
  chosen: Partial<Settings>,
): Settings {
  const measure = chosen.measure ?? (rows.hasValues ? 'value' : 'volume');
  return {
    ...DEFAULT_SETTINGS,
    measure,
    ...(rows.currency === undefined ? {} : { baseCurrency: rows.currency }),
    ...(rows.unit === undefined || measure === 'value' ? {} : { unit: rows.unit }),
    ...chosen,
  };
}

/** Settings in force, with rates of currencies that had none; the same when there is no such currency. */
export function withRates(settings: Settings, { rates = {} }: Partial<Settings>): Settings {
  if (Object.keys(rates).every((currency) => settings.rates[currency] !== undefined)) return settings;
  return { ...settings, version: settings.version + 1, rates: { ...rates, ...settings.rates } };
}
