import { activeSettings, businessTime } from '#pipeline';
import { DEFAULT_SETTINGS } from '#relationship';
import type { ApiPorts } from '../ports.js';
import { Problem } from './problem.js';

/** Today in the business time zone, as an ISO date. */
export async function businessDay({ store, clock }: ApiPorts): Promise<string> {
  const { timeZone } = (await activeSettings(store)) ?? DEFAULT_SETTINGS;
  return businessTime(timeZone).dateOf(clock.now());
}

/** One field of the body is wrong. */
export function invalid(field: string, reason: string): Problem {
  return new Problem('invalid', { errors: [{ field, reason }] });
}
