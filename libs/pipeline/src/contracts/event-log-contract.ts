import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { partitionSubject } from '#relationship';
import { type EventLog, partitionFor } from '../ports/index.js';
import { collect } from './collect.js';
import { eventLogContent } from './event-log-content.js';
import type { EventLogFixture } from './event-log-fixture.js';
import { accountIn, booking, bookings } from './sample-events.js';

/** What every event log promises. */
export function eventLogContract(name: string, make: () => Promise<EventLogFixture>): void {
  describe(`${name} keeps the promises of an event log`, () => {
    let log: EventLog;
    let fixture: EventLogFixture;
    let one: string;
    let other: string;

    beforeEach(async () => {
      fixture = await make();
      log = fixture.log;
      one = accountIn(log, 1);
      other = accountIn(log, 2);
    });
    afterEach(() => fixture.dispose());

    const all = async (partition: number) => collect(log.read(partition, undefined));
    const idsIn = async (partition: number) => (await all(partition)).map((event) => event.id);

    describe('partitions', () => {
      test('partition/N is in N', () => {
        const numbers = Array.from({ length: log.partitions }, (_, partition) => partition);
        expect(numbers.length).toBeGreaterThanOrEqual(3);
        expect(numbers.map((partition) => log.partitionOf(partitionSubject(partition)))).toEqual(numbers);
      });

      test('every other subject is where the hash that all logs share says', () => {
        for (const subject of ['portfolio', 'account/上海远洋', 'account/A-1', 'manager/li.wei']) {
          expect(log.partitionOf(subject)).toBe(partitionFor(subject, log.partitions));
        }
      });

      test('an event is read in the partition of its subject only', async () => {
        await log.append([booking(one, 1), booking(other, 2)]);
        expect(await idsIn(0)).toEqual([]);
        expect(await idsIn(1)).toEqual(['booking-1']);
        expect(await idsIn(2)).toEqual(['booking-2']);
      });
    });

    describe('append', () => {
      test('nothing appended is nothing read', async () => {
        expect(await log.append([])).toEqual([]);
        for (let partition = 0; partition < log.partitions; partition++)
          expect(await all(partition)).toEqual([]);
      });

      test('positions are those of the events, in the order in which they were given', async () => {
        const given = [
          booking(one, 1),
          booking(other, 2),
          booking(one, 3),
          booking(other, 4),
          booking(one, 5),
        ];
        const positions = await log.append(given);
        expect(positions).toHaveLength(given.length);
        expect((await all(1)).map(({ id, position }) => [id, position])).toEqual([
          ['booking-1', positions[0]],
          ['booking-3', positions[2]],
          ['booking-5', positions[4]],
        ]);
        expect((await all(2)).map(({ id, position }) => [id, position])).toEqual([
          ['booking-2', positions[1]],
          ['booking-4', positions[3]],
        ]);
      });

      test('subjects of one partition keep the common order of an append', async () => {
        const neighbour = accountIn(log, 1, 1);
        await log.append([booking(one, 1), booking(neighbour, 2), booking(one, 3), booking(neighbour, 4)]);
        expect(await idsIn(1)).toEqual(['booking-1', 'booking-2', 'booking-3', 'booking-4']);
      });

      test('appends at the same time lose nothing and keep their own order', async () => {
        const subjects = [0, 1, 2, 3, 4].map((nth) => accountIn(log, 1, nth));
        await Promise.all(subjects.map((subject) => log.append(bookings(subject, 50))));
        const events = await all(1);
        expect(events).toHaveLength(250);
        for (const subject of subjects) {
          const own = events.filter((event) => event.subject === subject);
          expect(own.map(({ id }) => id)).toEqual(bookings(subject, 50).map(({ id }) => id));
        }
      });

      test('positions compare as strings in the order of the log, also after more than a thousand', async () => {
        for (let n = 1; n <= 12; n++) await log.append([booking(one, n)]);
        await log.append(bookings(one, 1100));
        await log.append(bookings(one, 3));
        const positions = (await all(1)).map((event) => event.position);
        expect(positions).toHaveLength(1115);
        expect(positions).toEqual([...new Set(positions)].toSorted());
      });

      test('what the caller changes afterwards does not change the log', async () => {
        const event = booking(one, 1);
        await log.append([event]);
        Reflect.set(event.data, 'orders', 99);
        expect(await all(1)).toMatchObject([{ data: { orders: 1 } }]);
      });
    });

    describe('read', () => {
      test('begins just after a position', async () => {
        const positions = await log.append(bookings(one, 5));
        const ids = bookings(one, 5).map(({ id }) => id);
        for (const [at, position] of positions.entries()) {
          const rest = await collect(log.read(1, position));
          expect(rest.map(({ id }) => id)).toEqual(ids.slice(at + 1));
        }
      });

      test('goes on with what was appended between batches', async () => {
        await log.append(bookings(one, 3));
        const seen: string[] = [];
        let more = 2;
        for await (const batch of log.read(1, undefined)) {
          seen.push(...batch.map(({ id }) => id));
          if (more-- > 0) await log.append([booking(one, 90 + more)]);
        }
        expect(seen).toEqual(['booking-1', 'booking-2', 'booking-3', 'booking-91', 'booking-90']);
      });

      test('many events come in order and once, and a reader that stops disturbs no other', async () => {
        await log.append(bookings(one, 5000));
        for await (const batch of log.read(1, undefined)) if (batch.length > 0) break;
        const [first, second] = await Promise.all([all(1), all(1)]);
        expect(first.map(({ id }) => id)).toEqual(bookings(one, 5000).map(({ id }) => id));
        expect(second).toEqual(first);
      });
    });

    test.each(['', '!', 'xyz', '-1', '１', '7 '.repeat(9)])(
      '%j is no position: a RangeError',
      async (text) => {
        await log.append([booking(one, 1)]);
        await expect(collect(log.read(1, text))).rejects.toThrow(RangeError);
        await expect(log.backlog(1, text)).rejects.toThrow(RangeError);
      },
    );

    describe('backlog', () => {
      test('an empty partition has none, and positions of other partitions do not matter', async () => {
        await log.append([booking(other, 1)]);
        expect(await log.backlog(1, undefined)).toBe(0);
      });

      test('counts what follows a position', async () => {
        const [first] = await log.append([booking(one, 1), booking(other, 2), booking(one, 3)]);
        const [last] = await log.append([booking(one, 4)]);
        expect(await log.backlog(1, undefined)).toBe(3);
        expect(await log.backlog(1, first)).toBe(2);
        expect(await log.backlog(1, last)).toBe(0);
        expect(await log.backlog(0, undefined)).toBe(0);
      });
    });

    describe('record times', () => {
      test('never decrease, also when the clock steps back', async () => {
        for (const instant of [
          '2026-03-02T10:00',
          '2026-03-02T09:00',
          '2026-03-02T09:30',
          '2026-03-02T11:00',
        ]) {
          fixture.clock.set(`${instant}:00.000Z`);
          await log.append([booking(one, 1), booking(other, 2)]);
        }
        for (const partition of [1, 2]) {
          const times = (await all(partition)).map((event) => event.recordedtime);
          expect(times).toHaveLength(4);
          expect(times).toEqual(times.toSorted());
          expect(times).toEqual(times.map((time) => new Date(time).toISOString()));
        }
      });
    });

    eventLogContent(make);
  });
}
