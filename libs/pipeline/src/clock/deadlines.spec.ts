import { expect, test } from '@jest/globals';
import { dateOfDay, mondayOf, weekOf } from '#relationship';
import { importRows } from '../contracts/import-rows.js';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';
import { createProjector } from '../project/projector.js';
import { tickWeekClock } from './week-clock.js';

const WEEK = weekOf('2026-03-02');
const PARTITIONS = 3;

/** Noon in Shanghai on a day (0 = Monday) of a week. */
const noon = (week: number, day: number) => `${dateOfDay(mondayOf(week) + day)}T04:00:00.000Z`;

test('deadlines count from the day on which the clock has ended the week', async () => {
  const stopped = memorySet(PARTITIONS, noon(WEEK, 2));
  const rows = Array.from({ length: 40 }, (_, nth) =>
    ['steady', 'stops'].map((account_id) => {
      const date = dateOfDay(mondayOf(WEEK - 41 + nth) + 5);
      return { account_id, date, shipment_id: `${account_id} ${date}`, value: 1, currency: 'CNY' };
    }),
  );
  await importRows(stopped, rows.flat());
  const projector = createProjector(stopped);
  await stopped.log.append(
    [-1, 0, 1, 2, 3, 4].map((nth) =>
      booked({
        account_id: 'steady',
        shipment_id: `later ${String(nth)}`,
        date: dateOfDay(mondayOf(WEEK + nth) + 5),
        value: 1,
      }),
    ),
  );
  await projector.drain();
  // The machine was off: weeks end long after their last day, on a Wednesday.
  stopped.clock.set(noon(WEEK + 5, 2));
  for (let tick = 0; tick < 7; tick += 1) {
    await tickWeekClock(stopped);
    await projector.drain();
  }
  const opened = (await eventsOf(stopped.log)).filter(({ type }) => type === 'mooring.task.opened');
  expect(opened).not.toHaveLength(0);
  // Three working days after Wednesday, and the reminder a day before.
  const due = { due: dateOfDay(mondayOf(WEEK + 6)), remindOn: dateOfDay(mondayOf(WEEK + 5) + 4) };
  for (const { data } of opened) expect(data).toMatchObject(due);
});
