import { expect, test } from '@jest/globals';
import { accountIdOf, type MooringEvent, weekOf } from '#relationship';
import { Crash } from '../contracts/crash.js';
import { booked, endOfWeek, liveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { type AccountPlan, FIRST_WEEK, rowsOfWeek } from '../contracts/portfolio-rows.js';
import { eventsOf } from '../contracts/snapshot.js';
import { tornAccountStore } from '../contracts/torn-account-store.js';
import type { AccountStore, EventLog } from '../ports/index.js';
import { verify } from '../replay/verify.js';
import { createProjector } from './projector.js';

const stops: AccountPlan = {
  accountId: 'A',
  every: 1,
  orders: 2,
  seed: 3,
  turn: 32,
  turnsTo: { kind: 'stop' },
};
const ACCOUNTS = [stops, { ...stops, accountId: 'B' }, { ...stops, accountId: 'C', every: 2, turn: 99 }];
const WEEKS = Array.from({ length: 40 }, (_, week) => week);
const FIRST_CLOSED = 31;

/** A log into which the feed writes late rows while the two tasks are being opened. */
function busyLog(log: EventLog): EventLog {
  const late = (account_id: string, week: number): MooringEvent => {
    const date = new Date(Date.parse('2024-01-02') + week * 7 * 86_400_000).toISOString().slice(0, 10);
    return booked({ account_id, shipment_id: `${account_id} ${date}`, date, value: 300 });
  };
  return {
    partitions: log.partitions,
    partitionOf: (subject) => log.partitionOf(subject),
    read: (partition, after) => log.read(partition, after),
    backlog: (partition, after) => log.backlog(partition, after),
    append: (events) => {
      const [one, other] = events;
      if (one?.type !== 'mooring.task.opened' || other === undefined) return log.append(events);
      // The week after the one whose closing has raised the alerts.
      const week = weekOf(one.time.slice(0, 10)) - FIRST_WEEK;
      const ofOther = late(accountIdOf(other.subject), 2);
      return log.append([ofOther, one, late('C', week), late('C', week + 1), ...events.slice(1)]);
    },
  };
}

/** A history whose last weeks are all said to be over at once, so that each is measured as soon as the one before is read. */
async function begun() {
  const set = memorySet(1);
  const feed = await liveFeed(set);
  await feed.deliver(
    WEEKS.flatMap((week) => ACCOUNTS.flatMap((plan) => rowsOfWeek(plan, week)).map((row) => booked(row))),
  );
  await set.log.append(WEEKS.slice(FIRST_CLOSED).flatMap((week) => endOfWeek(FIRST_WEEK + week, 1)));
  return set;
}

test('a week is measured at the same place when a torn commit is redone', async () => {
  const drain = (set: Awaited<ReturnType<typeof begun>>, store: AccountStore) =>
    createProjector({ ...set, store, log: busyLog(set.log) }).drain();
  const whole = await begun();
  await drain(whole, whole.store);
  expect((await eventsOf(whole.log)).filter(({ type }) => type.endsWith('loosened'))).toHaveLength(2);

  let died = true;
  for (let writes = 0; died; writes += 1) {
    const set = await begun();
    died = await drain(set, tornAccountStore(set.data, writes)).then(
      () => false,
      (error: unknown) => error instanceof Crash,
    );
    await drain(set, set.store);
    // Deciding again on the log alone measures where every account is complete.
    const { differences } = await verify({ log: set.log, present: set, scratch: memorySet(1) });
    expect(differences).toStrictEqual([]);
  }
});
