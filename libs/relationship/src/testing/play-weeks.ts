import type { MooringEvent } from '../event/catalogue.js';
import { weekStart } from '../week.js';
import { closed, shipment, weeksFrom } from './events.js';
import { play, type Story } from './story.js';

const WEEKS = weeksFrom('2024-01-01', 200);

/** The number of a played week by its position, from 0. */
export function playedWeek(at: number): number {
  return (WEEKS[0] ?? 0) + at;
}

/** What happens in the weeks of a story, by their position. */
export interface Plan {
  /** Whether the account orders (10 units, by the feed `tms`). */
  readonly ships: (at: number) => boolean;
  /** How many orders, 10 units each; 1 unless said. */
  readonly orders?: (at: number) => number;
  /** Whether the feed is silent. */
  readonly silent?: (at: number) => boolean;
  /** What a user asks for after the week. */
  readonly asks?: (story: Story) => readonly MooringEvent[];
}

/** Something that was said, with the position of its week. */
export interface Said {
  readonly at: number;
  readonly event: MooringEvent;
}

/** Plays weeks in order, all read back before the next; tells all that was said. */
export function playWeeks(
  from: Story,
  count: number,
  { ships, orders: ordersOf = () => 1, silent, asks }: Plan,
): { readonly story: Story; readonly said: readonly Said[] } {
  const said: Said[] = [];
  let story = from;
  for (let at = 0; at < count; at++) {
    const week = playedWeek(at);
    const orders = ordersOf(at);
    const booked = ships(at)
      ? [shipment(from.account.accountId, weekStart(week), { orders, amount: orders * 10_000 })]
      : [];
    story = play(story, [...booked, closed(week, { silent: silent?.(at) === true ? ['tms'] : [] })]);
    for (const event of story.said) said.push({ at, event });
    story = play(story, asks?.(story) ?? []);
  }
  return { story, said };
}

/** What was said about the relationship: position and the last word of the type. */
export function changesIn(said: readonly Said[]): readonly (readonly [number, string])[] {
  return said
    .filter(({ event: { type } }) => type.startsWith('mooring.relationship.'))
    .map(({ at, event: { type } }) => [at, type.slice('mooring.relationship.'.length)]);
}
