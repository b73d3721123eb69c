import { beforeEach, describe, expect, test } from '@jest/globals';
import { dateOfDay, mondayOf, type MooringEvent, PORTFOLIO, partitionSubject, weekOf } from '#relationship';
import { booked, endOfWeek, liveFeed, type LiveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { documentsOf, eventsOf, journalOf } from '../contracts/snapshot.js';
import { tickWeekClock } from './week-clock.js';

const WEEK = weekOf('2026-03-02');
const PARTITIONS = 3;

let set: ReturnType<typeof memorySet>;
let feed: LiveFeed;

/** Noon in Shanghai on a day (0 = Monday) of a week. */
const noon = (week: number, day: number) => `${dateOfDay(mondayOf(week) + day)}T04:00:00.000Z`;

/** A shipment on a day of a week. */
const shipped = (week: number, day: number, source = 'tms'): MooringEvent => {
  const date = dateOfDay(mondayOf(week) + day);
  return {
    ...booked({ account_id: `${source}-A`, shipment_id: `${source} ${date}`, date, value: 1 }),
    source,
  };
};

const tickAt = async (instant: string) => {
  set.clock.set(instant);
  const week = await tickWeekClock(set);
  await feed.projector.drain();
  return week;
};

const lastClosed = async () => {
  const states = [...(await documentsOf(set)).values()].map(({ state }) => state);
  const closed = states.flatMap((state) =>
    state.kind === 'partition' || state.kind === 'portfolio' ? [state.lastClosed] : [],
  );
  expect(new Set(closed).size).toBe(1);
  return closed[0];
};

const closings = async () =>
  (await journalOf(set.readModels, PORTFOLIO)).filter(({ event }) => event.type === 'mooring.week.closed')
    .length;

beforeEach(async () => {
  set = memorySet(PARTITIONS, noon(WEEK, 0));
  feed = await liveFeed(set);
});

describe('the week clock', () => {
  test('says nothing in an installation without settings', async () => {
    const empty = memorySet(PARTITIONS);
    expect(await tickWeekClock(empty)).toBeUndefined();
    expect(await eventsOf(empty.log)).toHaveLength(0);
  });

  test('ends no week before the first shipment', async () => {
    expect(await tickAt(noon(WEEK + 20, 0))).toBeUndefined();
  });

  test('ends a week once it is over and the feed has delivered past it', async () => {
    await feed.deliver([shipped(WEEK, 1)]);
    expect(await tickAt(noon(WEEK, 6))).toBeUndefined();
    expect(await tickAt(noon(WEEK + 1, 0))).toBeUndefined();
    await feed.deliver([shipped(WEEK, 5)]);
    expect(await tickAt(noon(WEEK + 1, 0))).toBe(WEEK);
    expect(await lastClosed()).toBe(WEEK);
  });

  test('a week is over at midnight in the business time zone', async () => {
    await feed.deliver([shipped(WEEK, 5)]);
    expect(await tickAt(`${dateOfDay(mondayOf(WEEK + 1) - 1)}T15:59:59.000Z`)).toBeUndefined();
    expect(await tickAt(`${dateOfDay(mondayOf(WEEK + 1) - 1)}T16:00:00.000Z`)).toBe(WEEK);
  });

  test('waits for all live feeds, at the latest until the grace time is over', async () => {
    await feed.deliver([shipped(WEEK, 6), shipped(WEEK, 2, 'edi')]);
    expect(await tickAt(noon(WEEK + 1, 0))).toBeUndefined();
    expect(await tickAt(noon(WEEK + 1, 2))).toBeUndefined();
    expect(await tickAt(noon(WEEK + 1, 3))).toBe(WEEK);
  });

  test('a feed that has stopped is waited for no longer', async () => {
    await feed.deliver([shipped(WEEK, 6), shipped(WEEK, 2, 'edi')]);
    await tickAt(noon(WEEK + 1, 3));
    await feed.deliver([shipped(WEEK + 1, 6)]);
    expect(await tickAt(noon(WEEK + 2, 0))).toBeUndefined();
    expect(await tickAt(noon(WEEK + 2, 3))).toBe(WEEK + 1);
    await feed.deliver([shipped(WEEK + 2, 6)]);
    expect(await tickAt(noon(WEEK + 3, 0))).toBe(WEEK + 2);
  });

  test('catches up one week a tick, and then says nothing more', async () => {
    await feed.deliver([shipped(WEEK, 1)]);
    const ended = [];
    for (let tick = 0; tick < 6; tick += 1) ended.push(await tickAt(noon(WEEK + 4, 3)));
    expect(ended).toStrictEqual([WEEK, WEEK + 1, WEEK + 2, WEEK + 3, undefined, undefined]);
    expect(await lastClosed()).toBe(WEEK + 3);
  });

  test('ends a week again when nobody has folded it yet, and it closes once', async () => {
    await feed.deliver([shipped(WEEK, 5)]);
    set.clock.set(noon(WEEK + 1, 0));
    expect([await tickWeekClock(set), await tickWeekClock(set)]).toStrictEqual([WEEK, WEEK]);
    await feed.projector.drain();
    expect(await closings()).toBe(1);
    expect(await tickAt(noon(WEEK + 1, 1))).toBeUndefined();
  });

  test('sends what a crash has left out', async () => {
    set.clock.set(noon(WEEK + 1, 0));
    await feed.deliver([shipped(WEEK, 5)]);
    await feed.deliver(endOfWeek(WEEK, PARTITIONS).slice(0, 1));
    expect(await closings()).toBe(0);
    expect(await tickAt(noon(WEEK + 1, 0))).toBe(WEEK);
    expect(await lastClosed()).toBe(WEEK);
    expect(await closings()).toBe(1);
  });

  test('the week that a crash let one partition begin with is the first, whatever older rows come', async () => {
    set.clock.set(noon(WEEK + 1, 0));
    await feed.deliver([shipped(WEEK, 5)]);
    await feed.deliver(endOfWeek(WEEK, PARTITIONS).slice(0, 1));
    await feed.deliver([shipped(WEEK - 3, 2)]);
    expect(await tickAt(noon(WEEK + 1, 0))).toBe(WEEK);
    expect(await lastClosed()).toBe(WEEK);
  });

  test('an end that is said before the week is over does not count, and does not stand in the way', async () => {
    await feed.deliver([shipped(WEEK, 5)]);
    await feed.endWeek(WEEK);
    expect(await closings()).toBe(0);
    expect(await tickAt(noon(WEEK + 2, 0))).toBe(WEEK);
    expect(await lastClosed()).toBe(WEEK);
  });

  test('is mute while history is imported', async () => {
    await feed.deliver([shipped(WEEK, 5)]);
    const marker = (type: 'mooring.import.began' | 'mooring.import.ended'): MooringEvent => ({
      id: type,
      source: 'mooring',
      type,
      subject: PORTFOLIO,
      time: noon(WEEK, 0),
      dataschema: `${type.slice('mooring.'.length)}/1`,
      data: { importId: 'one', source: 'tms' },
    });
    await feed.deliver([marker('mooring.import.began')]);
    expect(await tickAt(noon(WEEK + 1, 0))).toBeUndefined();
    await feed.deliver([marker('mooring.import.ended')]);
    expect(await tickAt(noon(WEEK + 1, 0))).toBe(WEEK);
  });

  test('a late end of a week changes nothing', async () => {
    await feed.deliver([shipped(WEEK, 5)]);
    await tickAt(noon(WEEK + 1, 0));
    const before = await documentsOf(set);
    const late = endOfWeek(WEEK, PARTITIONS).map((marker) =>
      Object.assign({}, marker, { id: `late ${marker.id}` }),
    );
    await feed.deliver([...late, ...endOfWeek(WEEK, PARTITIONS)]);
    const after = await documentsOf(set);
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const subject = partitionSubject(partition);
      expect(after.get(subject)?.state).toStrictEqual(before.get(subject)?.state);
    }
    expect(await closings()).toBe(1);
  });

  test('an end that comes before its turn counts when its turn has come', async () => {
    set.clock.set(noon(WEEK + 3, 0));
    await feed.deliver([shipped(WEEK, 5)]);
    await feed.endWeek(WEEK);
    await feed.endWeek(WEEK + 2);
    expect(await lastClosed()).toBe(WEEK);
    await feed.endWeek(WEEK + 1);
    expect(await lastClosed()).toBe(WEEK + 2);
  });
});
