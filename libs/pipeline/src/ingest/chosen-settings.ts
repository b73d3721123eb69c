import { DEFAULT_SETTINGS, type Settings } from '#relationship';
import type { AccountStore } from '../ports/index.js';
import { activeSettings } from './set-up.js';

/** What a user may choose with the first import. */
export interface SettingsChoice {
  readonly measure?: Settings['measure'];
  readonly rate?: Settings['rates'];
}

/**
 * What a user chose for a first import; or why that has no place, when the installation has settings already and they say
 * otherwise: amounts are written into the events, so an import cannot change them.
 */
export async function chosenSettings(
  store: AccountStore,
  { measure, rate }: SettingsChoice,
): Promise<{ readonly chosen: Partial<Settings> } | { readonly field: string; readonly reason: string }> {
  const present = await activeSettings(store);
  if (present !== undefined && measure !== undefined && measure !== present.measure) {
    return {
      field: 'measure',
      reason: `it adds up ${present.measure} since its first import, not ${measure}`,
    };
  }
  for (const [currency, units] of Object.entries(rate ?? {})) {
    const known = present?.rates[currency];
    if (present === undefined || known === units) continue;
    const fixed = known === undefined ? 'none' : String(known);
    return {
      field: 'rate',
      reason: `its exchange rates were fixed by the first import (${currency}: ${fixed}, not ${String(units)})`,
    };
  }
  return {
    chosen: {
      ...(measure === undefined ? {} : { measure }),
      ...(rate === undefined ? {} : { rates: { ...DEFAULT_SETTINGS.rates, ...rate } }),
    },
  };
}
