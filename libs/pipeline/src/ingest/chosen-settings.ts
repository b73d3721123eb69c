import { DEFAULT_SETTINGS, type Settings } from '#relationship';
import type { AccountStore } from '../ports/index.js';
import { activeSettings } from './set-up.js';

/** What a user may choose with an import. */
export interface SettingsChoice {
  readonly measure?: Settings['measure'];
  readonly rate?: Settings['rates'];
}

/**
 * What a user chose for an import; or why that has no place, when the installation has settings already and they say
 * otherwise: amounts are written into the events, so an import cannot change them. A currency that has had no rate is in no
 * amount yet: it can get one at any time.
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
    const known = currency === present?.baseCurrency ? 1 : present?.rates[currency];
    if (known === undefined || known === units) continue;
    return {
      field: 'rate',
      reason: `amounts in ${currency} are in the record at a rate of ${String(known)}, not ${String(units)}`,
    };
  }
  return {
    chosen: {
      ...(measure === undefined ? {} : { measure }),
      ...(rate === undefined ? {} : { rates: { ...(present ?? DEFAULT_SETTINGS).rates, ...rate } }),
    },
  };
}
