import { CONTACT_COLOURS, contactColour, COUNTED_FROM, dayOf, YEAR_WEEKS } from '#relationship';
import { z } from 'zod';
import { businessTime } from '../business-time.js';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, Clock, RowBody } from '../ports/index.js';

/** What a clock may show: one that rests calls for nobody. */
export const CLOCK_COLOURS = [...CONTACT_COLOURS, 'resting'] as const;

export type ClockColour = (typeof CLOCK_COLOURS)[number];

/** How long nobody has spoken to an account. */
export const contactClockView = z.object({
  colour: z
    .enum(CLOCK_COLOURS)
    .describe('amber from the ideal interval of its tier on, red from the maximum on; as of today'),
  rests: z
    .enum(['winback', 'dormant'])
    .exactOptional()
    .describe('Why it rests: the account is being won back, or has shipped nothing for a year'),
  since: z.iso.date().exactOptional().describe('What it counts from'),
  from: z
    .enum(COUNTED_FROM)
    .exactOptional()
    .describe('The last contact; where there was none, the week of the first shipment, or the registration'),
  days: z.int().exactOptional().describe('Days since then'),
  amberOn: z.iso.date().exactOptional(),
  redOn: z.iso.date().exactOptional(),
});

export type ContactClockView = z.infer<typeof contactClockView>;

const counted = z.object({
  contactSince: z.string(),
  contactFrom: z.enum(COUNTED_FROM),
  amberOn: z.string(),
  redOn: z.string(),
});
const standing = z.object({ silence: z.number() });

/** The day by which clocks are read, an ISO date in the business time zone; undefined where none is set. */
export async function contactDay({
  store,
  clock,
}: {
  readonly store: AccountStore;
  readonly clock: Clock;
}): Promise<string | undefined> {
  const settings = await activeSettings(store);
  return settings?.contactClock === undefined
    ? undefined
    : businessTime(settings.timeZone).dateOf(clock.now());
}

/**
 * The contact clock of an account; undefined where it has none.
 *
 * @param account its row
 * @param relationship how it stands, where it has been judged
 * @param today ISO date
 */
export function contactClockOf(
  account: RowBody,
  relationship: RowBody | undefined,
  today: string,
): ContactClockView | undefined {
  if (account['contactRests'] === 'winback') return { colour: 'resting', rests: 'winback' };
  const row = counted.safeParse(account);
  if (!row.success) return undefined;
  const { contactSince: since, contactFrom: from, amberOn, redOn } = row.data;
  const count = { since, from, days: Math.max(0, dayOf(today) - dayOf(since)) };
  const silent = standing.safeParse(relationship);
  if (silent.success && silent.data.silence >= YEAR_WEEKS)
    return { colour: 'resting', rests: 'dormant', ...count };
  return { colour: contactColour({ amberOn, redOn }, today), ...count, amberOn, redOn };
}
