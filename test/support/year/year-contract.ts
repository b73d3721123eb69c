import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Recipient, verify } from '#pipeline';
import {
  ManualClock,
  MemoryAccountStore,
  MemoryJobQueue,
  MemoryReadModels,
  newAccountData,
} from '#pipeline/memory';
import { type MailServer, startMailServer } from '../mail-server.js';
import { listAt, pick, textAt } from '../pick.js';
import { type LivingInstallation, livingInstallation, type LivingSet } from './living-installation.js';
import { workOff } from './manager-day.js';
import { beginYear, dateOf, deliver, LIVE_WEEKS, YEAR_BEGINS } from './year-company.js';

const LI: Recipient = {
  language: 'en',
  channels: [{ name: 'mail', channel: { kind: 'email', address: 'li@example.com' } }],
  mode: 'at-once',
  timeZone: 'Asia/Shanghai',
};

/** What differs between two mails that say the same. */
const OF_ONE_MAIL = /^(?:Date|Message-ID):.*$|--_NmP-[\da-f]+/gimu;

/** An installation lives for a year, day by day, with a manager who does what is asked of him. */
export function yearContract(name: string, open: () => Promise<LivingSet>): void {
  describe(`a year on ${name}`, () => {
    let set: LivingSet;
    let mail: MailServer;
    let living: LivingInstallation;
    const troubles: unknown[] = [];
    const start = async () =>
      livingInstallation(set, { mail, recipients: (who) => (who === 'li' ? LI : undefined) });

    beforeAll(async () => {
      [set, mail] = await Promise.all([open(), startMailServer()]);
      living = await start();
      await beginYear(living);
      for (let week = 0; week < LIVE_WEEKS; week += 1) {
        for (let weekday = 0; weekday < 7; weekday += 1) {
          const day = dateOf(week, weekday);
          set.clock.set(`${day}T01:30:00Z`);
          if (weekday === 0 && week > 0) await deliver(living, week - 1);
          await living.liveUntil(`${day}T02:00:00Z`);
          await workOff(living, day);
        }
        if (week === LIVE_WEEKS / 2) {
          // The queue is lost, and the process starts again.
          await living.stop();
          troubles.push(...living.troubles);
          await set.jobs.cancel((await set.jobs.waiting(10_000)).map(({ id }) => id));
          living = await start();
        }
      }
    });

    afterAll(async () => {
      await living.stop();
      await mail.close();
      await set.dispose();
    });

    test('went without trouble, and every week was closed', async () => {
      expect([...troubles, ...living.troubles]).toEqual([]);
      expect((await living.api.get('/v1/overview')).body).toMatchObject({
        lastClosed: dateOf(LIVE_WEEKS - 2, 0),
      });
      expect((await living.api.get('/v1/parked')).body).toEqual({ items: [] });
    });

    test('has left a record that follows from the log', async () => {
      const data = newAccountData();
      const scratch = {
        store: new MemoryAccountStore(data),
        readModels: new MemoryReadModels(data),
        jobs: new MemoryJobQueue(new ManualClock(YEAR_BEGINS)),
      };
      const { differences } = await verify({ log: set.log, present: set, scratch }, { strict: true });
      expect(differences).toEqual([]);
    });

    test('has noticed, followed up and won back, day by day', async () => {
      expect(await storyOf(living, 'SILENT')).toEqual([
        '2025-01-27 task.opened keep-in-touch',
        '2025-01-29 deadline.reached',
        '2025-01-30 task.expired',
        '2025-03-31 relationship.loosened',
        '2025-03-31 alert.surfaced',
        '2025-03-31 task.opened loosening',
        '2025-03-31 alert.acknowledged',
        '2025-04-02 deadline.reached',
        '2025-04-03 task.completed',
        '2025-04-07 relationship.worsened',
        '2025-04-07 task.opened loosening',
        '2025-04-09 deadline.reached',
        '2025-04-10 task.completed',
        '2025-04-28 relationship.worsened',
        '2025-04-28 task.opened loosening',
        '2025-04-30 deadline.reached',
        '2025-05-01 task.completed',
        '2025-06-23 relationship.paused',
        '2025-06-23 task.opened paused',
        '2025-06-23 winback.planned',
        '2025-06-27 deadline.reached',
        '2025-06-30 winback.attempted',
        '2025-06-30 task.opened paused',
        '2025-07-08 deadline.reached',
        '2025-07-09 winback.attempted',
        '2025-07-09 task.opened paused',
        '2025-08-06 deadline.reached',
        '2025-08-07 winback.attempted',
        '2025-08-07 task.opened paused',
        '2025-10-08 deadline.reached',
        '2025-10-09 winback.attempted',
        '2025-10-09 task.opened paused',
        '2025-10-20 winback.won',
        '2025-10-20 task.expired',
        '2025-12-08 relationship.recovered',
      ]);
      const story = await storyOf(living, 'FALLS');
      expect(story.filter((line) => line.includes('relationship'))).toEqual([
        '2025-03-24 relationship.loosened',
        '2025-04-14 relationship.worsened',
        '2025-11-03 relationship.recovered',
      ]);
    });

    test('has said what became of them', () => {
      const subjects = mail.mails.map(({ content }) => /^Subject: (.*)$/mu.exec(content)?.[1]);
      expect(subjects).toEqual(
        expect.arrayContaining(['SILENT has recovered', 'FALLS has settled at a lower level']),
      );
    });

    test('has told nobody the same thing twice', () => {
      const texts = mail.mails.map(({ content }) => content.replace(OF_ONE_MAIL, ''));
      expect(texts).not.toEqual([]);
      expect(new Set(texts).size).toBe(texts.length);
    });

    test('has left the calm accounts in peace', async () => {
      const alerts = listAt((await living.api.get('/v1/alerts')).body, 'items');
      expect(new Set(alerts.map((alert) => pick(alert, 'accountId')))).toEqual(new Set(['FALLS', 'SILENT']));
    });
  });
}

/** What became of an account, as its journal has it: the day of each event, its type, and why a task was opened. */
async function storyOf({ api }: LivingInstallation, accountId: string): Promise<readonly string[]> {
  const { body } = await api.get(`/v1/accounts/${accountId}/journal?limit=500`);
  return listAt(body, 'items').flatMap((entry) => {
    const type = textAt(entry, 'event', 'type');
    if (!/^mooring\.(?:relationship|alert|task|winback|deadline)\.(?!.*requested)/u.test(type)) return [];
    const cause = type === 'mooring.task.opened' ? ` ${textAt(entry, 'event', 'data', 'cause')}` : '';
    return [
      `${textAt(entry, 'event', 'recordedtime').slice(0, 10)} ${type.slice('mooring.'.length)}${cause}`,
    ];
  });
}
