import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject, CONSOLE_SOURCE, dataschemaOf } from '#relationship';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, rowsOf } from '../contracts/snapshot.js';
import { OPERATOR, openIn, staffedCompany, type StaffedCompany } from '../contracts/staffed-company.js';
import { alertOf } from '../read/alerts.js';
import { endSnooze } from './end-snooze.js';
import { restoreJobs } from './restore-jobs.js';

const subject = accountSubject('A');
const UNTIL = '2026-03-11';
/** Nine in the morning in Shanghai. */
const MORNING = '2026-03-11T01:00:00.000Z';

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let alertId: string;

async function snooze(until: string): Promise<void> {
  const { alert } = await openIn(set, 'A');
  await company.deliver([
    {
      id: `snooze until ${until}`,
      source: CONSOLE_SOURCE,
      type: 'mooring.alert.snoozed.requested',
      subject,
      time: '2026-03-03T12:00:00+08:00',
      dataschema: dataschemaOf('mooring.alert.snoozed.requested'),
      actor: 'li.wei',
      data: { alertId, revision: alert.revision, until, reason: 'moves house' },
    },
  ]);
}

beforeEach(async () => {
  set = memorySet(3);
  company = await staffedCompany(set);
  ({ alertId } = (await openIn(set, 'A')).alert);
  await snooze(UNTIL);
});

const jobs = async () => (await set.jobs.waiting(100)).filter(({ name }) => name === 'end-snooze');
const said = async (type: string) => (await eventsOf(set.log)).filter((event) => event.type === type);
const work = async () => {
  for (const job of await jobs()) await endSnooze(set, job);
  await company.projector.drain();
};

describe('the job of a snooze', () => {
  test('waits for the morning of its day, in the business time zone', async () => {
    expect(await jobs()).toMatchObject([{ runAt: MORNING, payload: { subject, alertId } }]);
    set.clock.set('2026-03-11T00:59:59.999Z');
    await work();
    expect(await said('mooring.deadline.reached')).toEqual([]);
  });

  test('brings the alert back with what has changed, once, and leaves one effect to be sent', async () => {
    set.clock.set(MORNING);
    const [job] = await jobs();
    await work();
    if (job !== undefined) await endSnooze(set, job);
    await work();
    expect(await said('mooring.alert.returned')).toMatchObject([
      { subject, data: { alertId, until: UNTIL, reason: 'moves house' } },
    ]);
    const row = await alertOf(set.readModels, OPERATOR, alertId);
    expect(row).toMatchObject({ returned: { before: { weeks: 8 }, since: { orders: 0 } } });
    expect(row).not.toHaveProperty('snoozedUntil');
    const effects = (await rowsOf(set.readModels, 'effects')).filter(({ kind }) => kind === 'returned');
    expect(effects).toMatchObject([{ status: 'waiting', owner: 'li.wei', alertId }]);
    expect((await set.readModels.get('relationships', 'A'))?.['quietBy']).toBe('alert-open');
  });

  test('is another one when the alert is snoozed again', async () => {
    await snooze('2026-03-20');
    expect(await jobs()).toMatchObject([{ runAt: '2026-03-20T01:00:00.000Z' }]);
  });

  test('is scheduled again from the state when the queue has lost it', async () => {
    const before = await jobs();
    await set.jobs.cancel(before.map(({ id }) => id));
    await restoreJobs(set);
    expect(await jobs()).toEqual(before);
  });
});
