import { activeSettings } from '#pipeline';
import { DEFAULT_SETTINGS, type Settings } from '#relationship';
import type { MooringSet } from '../set.js';
import { UserError } from '../user-error.js';

export interface SettingsOptions {
  readonly measure?: 'value' | 'volume';
  readonly rate?: Readonly<Record<string, number>>;
}

/**
 * What the user chose for a first import. Throws UserError when the folder has settings already and they say otherwise:
 * amounts are written into the events, so they cannot be changed by an import.
 */
export async function chosenSettings(
  { store }: MooringSet,
  { measure, rate }: SettingsOptions,
): Promise<Partial<Settings>> {
  const present = await activeSettings(store);
  if (present !== undefined) {
    if (measure !== undefined && measure !== present.measure) {
      throw new UserError(
        `this data folder adds up ${present.measure} since its first import, so --measure ${measure} has no place; ` +
          'import into another folder with --data',
      );
    }
    for (const [currency, units] of Object.entries(rate ?? {})) {
      if (present.rates[currency] !== units) {
        const known = present.rates[currency];
        throw new UserError(
          `exchange rates were fixed by the first import (${currency}: ${known === undefined ? 'none' : String(known)}), ` +
            `so --rate ${currency}=${String(units)} has no place; import into another folder with --data`,
        );
      }
    }
  }
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(rate === undefined ? {} : { rates: { ...DEFAULT_SETTINGS.rates, ...rate } }),
  };
}
