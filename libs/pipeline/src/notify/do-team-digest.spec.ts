import { beforeEach, describe, expect, test } from '@jest/globals';
import { accessSubject, accountSubject, PORTFOLIO } from '#relationship';
import { closed, weeksFrom } from '#relationship/testing';
import { chooseNotifications } from '../act/choose-notifications.js';
import { eventsOf } from '../contracts/snapshot.js';
import { restoreJobs } from '../live/restore-jobs.js';
import { LOCAL_OPERATOR } from '../read/principal.js';
import { teamDigestJob } from '../project/team-digest-job.js';
import { doTeamDigest } from './do-team-digest.js';
import { HOOK, MAIL, recipient, ROBOT, said, toldCompany, type ToldCompany } from './testing/told-company.js';

const [WEEK = 0] = weeksFrom('2026-03-02', 1);
/** Half past eight in Shanghai. */
const MONDAY = '2026-03-09T00:30:00.000Z';
const NEXT_MONDAY = '2026-03-16T00:30:00.000Z';
const head = recipient({ channels: [MAIL, ROBOT, HOOK] });

let company: ToldCompany;

const inTeam = (accountId: string, team: string) =>
  company.deliver([said('mooring.account.assigned', accountId, { owner: `owner of ${accountId}`, team })]);
const closeWeek = (week: number) => company.deliver([closed(week, {}, PORTFOLIO)]);
const look = async (process = 'one', who = head) => {
  await doTeamDigest(company.ports(who, process), teamDigestJob('li', company.set.clock.now()));
  await company.projector.drain();
};
const looksAt = async () =>
  (await company.set.jobs.waiting(50)).filter(({ name }) => name === 'team-digest').map(({ runAt }) => runAt);
const mails = () =>
  company.notifier.told.filter(({ kind }) => kind === 'email').map(({ message }) => message);
const deliveries = async () => {
  const state = (await company.set.store.document(accessSubject('li')))?.state;
  return state?.kind === 'access' ? state.digest?.deliveries : undefined;
};

beforeEach(async () => {
  company = await toldCompany(['A', 'B', 'C']);
  await inTeam('A', 'east');
  await inTeam('B', 'east');
  await inTeam('C', 'west');
  await chooseNotifications(company.set, LOCAL_OPERATOR, 'li', { off: [], digestOf: ['east'] });
  await company.projector.drain();
});

describe('the digest of a head', () => {
  test('is looked at as soon as it is wanted, and told on Monday, to people alone', async () => {
    expect(await looksAt()).toEqual(['2026-03-03T04:00:00.000Z']);
    await look();
    expect(await looksAt()).toContain(MONDAY);
    expect(company.notifier.told).toEqual([]);
    await closeWeek(WEEK);
    company.set.clock.set(MONDAY);
    await look();
    expect(company.notifier.told.map(({ kind }) => kind)).toEqual(['email', 'dingtalk']);
    const [mail] = mails();
    expect(mail?.title).toBe('east: 2 new alerts, 2 tasks overdue, 0 won back, 0 lost');
    expect(mail?.lines.join('\n')).toMatch(
      /^New alert: company [AB] \(owner of [AB]\) is loosening\. .*\n.*\nOverdue since 2026-03-0\d: company A \(owner of A\)/u,
    );
    expect(mail?.lines.join('\n')).not.toContain('company C');
    expect(await looksAt()).toContain(NEXT_MONDAY);
  });

  test('says nothing twice, also when several processes look, and goes on where it was', async () => {
    await closeWeek(WEEK);
    company.set.clock.set(MONDAY);
    await Promise.all([look('one'), look('two')]);
    await look('three');
    expect(mails()).toHaveLength(1);
    await closeWeek(WEEK + 1);
    company.set.clock.set(NEXT_MONDAY);
    await look();
    expect(mails()[1]).toMatchObject({
      title: 'east: 0 new alerts, 0 tasks overdue, 0 won back, 0 lost',
      lines: ['2 tasks that you were told of before are still overdue.'],
    });
    expect(new Set(mails().map(({ id }) => id)).size).toBe(2);
  });

  test('says to whom a task has gone that was not done in time', async () => {
    const account = (await company.set.store.document(accountSubject('A')))?.state;
    const [task] = account?.kind === 'account' ? account.tasks : [];
    const { taskId = '', revision = 1 } = task ?? {};
    await company.deliver([
      {
        ...said('mooring.task.escalated', 'A', { taskId, revision, level: 'deputy', to: 'zhao.min' }),
        time: '2026-03-06T01:00:00.000Z',
      },
    ]);
    company.set.clock.set(MONDAY);
    await look();
    expect(mails()[0]?.lines).toContain('Not done in time, gone to zhao.min: company A (owner of A)');
  });

  test('of weeks that were missed is one, up to the last Monday', async () => {
    await closeWeek(WEEK);
    company.set.clock.set('2026-03-25T02:00:00.000Z');
    await look();
    await look();
    expect(mails()).toHaveLength(1);
    expect(await looksAt()).toContain('2026-03-30T00:30:00.000Z');
  });

  test('is tried again when it was not taken, and never when nobody knows', async () => {
    company.set.clock.set(MONDAY);
    company.notifier.answer({ outcome: 'later', reason: 'HTTP 503' });
    await look('one', recipient());
    expect(await deliveries()).toMatchObject({ mail: { status: 'waiting', attempt: 1 } });
    company.set.clock.advance(60_000);
    company.notifier.answer({ outcome: 'uncertain', reason: 'the connection broke' });
    await look('one', recipient());
    await look('one', recipient());
    expect(await deliveries()).toEqual({ mail: { status: 'uncertain', attempt: 2 } });
    expect(mails().map(({ id }) => id)).toEqual([mails()[0]?.id, mails()[0]?.id]);
  });

  test('waits for the end of quiet hours, and ends when it is not wanted any more', async () => {
    company.set.clock.set(MONDAY);
    await look('one', { ...head, quiet: { from: '08:00', until: '09:30' } });
    expect(await looksAt()).toContain('2026-03-09T01:30:00.000Z');
    await chooseNotifications(company.set, LOCAL_OPERATOR, 'li', { off: [] });
    await company.projector.drain();
    await look();
    expect(company.notifier.told).toEqual([]);
  });

  test('comes back to a queue that was wiped, and leaves no name of an account in the log', async () => {
    await company.set.jobs.cancel((await company.set.jobs.waiting(50)).map(({ id }) => id));
    await restoreJobs(company.set);
    expect(await looksAt()).toHaveLength(1);
    company.set.clock.set(MONDAY);
    await look();
    const own = (await eventsOf(company.set.log)).filter(({ subject }) => subject === accessSubject('li'));
    expect(own.map(({ type }) => type.slice('mooring.'.length))).toEqual([
      'notifications.chosen',
      'team-digest.claimed',
      'team-digest.sent',
      'team-digest.claimed',
      'team-digest.sent',
    ]);
    expect(JSON.stringify(own)).not.toContain('company');
  });
});
