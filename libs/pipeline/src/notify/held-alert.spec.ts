import { expect, test } from '@jest/globals';
import { accountSubject, type DataOf, type MooringEvent } from '#relationship';
import { statement } from '#relationship/testing';
import { notifyJob } from '../project/notify-job.js';
import { doDigest } from './do-digest.js';
import { doNotify } from './do-notify.js';
import { digestJob } from './notification-jobs.js';
import { HOOK, MAIL, recipient, said, toldCompany } from './testing/told-company.js';

const MORNING = '2026-03-04T00:30:00.000Z';
const alertId = 'alert of H';
const waiting: MooringEvent = {
  ...statement('loosened', 'H', { alertId, byBudget: true }),
  time: '2026-03-03T04:00:00.000Z',
};
const placed: DataOf<'mooring.alert.surfaced'> = {
  alertId,
  week: '2026-02-23',
  rank: 6,
  of: 7,
  capacity: 5,
  factors: { probability: 0.45, value: 100, basis: 'revenue', chance: 0.4, outcomes: 0, cost: 0, worth: 18 },
};

/** A company in which `li` looks after `H`, whose alert the budget holds back; told at once, by mail and to a program. */
async function holdingBack() {
  const company = await toldCompany([]);
  await company.deliver([
    said('mooring.account.assigned', 'H', { owner: 'li' }),
    waiting,
    said('mooring.alert.held', 'H', { ...placed, reason: 'capacity' }),
  ]);
  const ports = company.ports(recipient({ channels: [MAIL, HOOK] }));
  const notify = async () => {
    await doNotify(ports, notifyJob(accountSubject('H'), await company.notificationOf('H')));
    await company.projector.drain();
  };
  return { ...company, ports, notify };
}

test('what a budget holds back comes in a digest, also to who is told everything at once', async () => {
  const { set, notifier, projector, ports, notify } = await holdingBack();
  await notify();
  expect(notifier.told.map(({ kind, facts }) => [kind, facts['heldBack']])).toEqual([['webhook', true]]);
  const jobs = (await set.jobs.waiting(10)).filter(({ name }) => name === 'digest');
  expect(jobs.map(({ runAt }) => runAt)).toEqual([MORNING]);
  set.clock.set(MORNING);
  await doDigest(ports, digestJob('li', MORNING));
  await projector.drain();
  const [, mail] = notifier.told;
  expect(mail?.kind).toBe('email');
  expect(mail?.message.lines).toEqual([
    expect.stringMatching(/^H is loosening: .* Held back by this week's budget of alerts\.$/u),
  ]);
});

test('it is told at once when the next week surfaces it', async () => {
  const company = await holdingBack();
  const { notifier, notify } = company;
  await notify();
  await company.deliver([said('mooring.alert.surfaced', 'H', { ...placed, week: '2026-03-02', rank: 1 })]);
  await notify();
  const mails = notifier.told.filter(({ kind }) => kind === 'email');
  expect(mails.map(({ message }) => message.title)).toEqual(['H is loosening']);
  expect(mails[0]?.message.lines.join(' ')).not.toContain('Held back');
});
