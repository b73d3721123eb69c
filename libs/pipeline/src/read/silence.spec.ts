import { beforeAll, describe, expect, test } from '@jest/globals';
import { accountSubject, partitionSubject, weekStart } from '#relationship';
import { memorySet } from '../contracts/port-set.js';
import { EAST, fact, LI, OPERATOR, openIn, staffedCompany, WANG } from '../contracts/staffed-company.js';
import { accountWeeks, partitionWeeks } from './account-weeks.js';
import { countSilence, listSilence, listSilenceAsOf } from './list-silence.js';
import { reasonOf, silenceOf } from './silence.js';

const set = memorySet(3);
const LAST = '2026-02-23';
/** A stopped 8 weeks before the last one, B 9 weeks before. */
const BEFORE = '2025-12-15';
const EARLY = '2025-03-03';

beforeAll(async () => {
  const company = await staffedCompany(set);
  const { alert } = await openIn(set, 'A');
  const { alertId, revision } = alert;
  await company.deliver([
    fact('mooring.alert.snoozed', 'A', { alertId, revision, until: '2026-04-01', reason: 'moves house' }),
  ]);
  const b = (await openIn(set, 'B')).alert;
  await company.deliver([
    fact('mooring.alert.closed', 'B', {
      alertId: b.alertId,
      revision: b.revision,
      outcome: 'not-valid',
      mutedUntil: '2026-05-04',
    }),
  ]);
});

const reasonsOf = async (principal: typeof OPERATOR, query = {}) =>
  (await listSilence(set, principal, { limit: 10, ...query })).rows.map((silent) => [
    silent.accountId,
    reasonOf(silent),
  ]);

describe('the silence ledger at the end of the last week', () => {
  test('tells for every account why it is quiet, the most at risk first', async () => {
    expect(await reasonsOf(OPERATOR)).toEqual([
      ['B', 'cooling-down'],
      ['A', 'snoozed'],
      ['C', 'alert-open'],
      ['E', 'below-threshold'],
      ['D', 'below-threshold'],
    ]);
  });

  test('is filtered by the reason that counts, page by page', async () => {
    const query = { reason: 'below-threshold', limit: 1 } as const;
    const first = await listSilence(set, OPERATOR, query);
    const second = await listSilence(set, OPERATOR, { ...query, after: first.next });
    expect([...first.rows, ...second.rows].map(({ accountId }) => accountId)).toEqual(['E', 'D']);
    expect(second).not.toHaveProperty('next');
  });

  test('counts accounts and what is at risk, with the reasons that an action has just changed', async () => {
    expect(await countSilence(set, OPERATOR, {})).toMatchObject([
      { reason: 'snoozed', count: 1 },
      { reason: 'alert-open', count: 1 },
      { reason: 'below-threshold', count: 2, amountAtRisk: expect.any(Number) },
      { reason: 'cooling-down', count: 1 },
    ]);
  });

  test('shows everybody their own accounts, whatever they filter by', async () => {
    expect(await reasonsOf(LI)).toEqual([['A', 'snoozed']]);
    expect(await reasonsOf(LI, { owner: 'wang.lei' })).toEqual([]);
    expect(await reasonsOf(EAST, { owner: 'wang.lei' })).toEqual([['B', 'cooling-down']]);
    expect(await countSilence(set, WANG, {})).toMatchObject([{ reason: 'cooling-down', count: 1 }]);
    expect(await silenceOf(set, LI, 'B')).toBeUndefined();
    expect(await silenceOf(set, OPERATOR, 'nobody')).toBeUndefined();
  });

  test('says of one account what would raise an alert', async () => {
    expect(await silenceOf(set, OPERATOR, 'E')).toMatchObject({
      accountId: 'E',
      week: LAST,
      reasons: [{ reason: 'below-threshold' }],
      raising: { by: { emptyWeeks: expect.any(Number) } },
      unit: 'CNY',
    });
    expect(await silenceOf(set, OPERATOR, 'C')).not.toHaveProperty('raising');
  });
});

describe('the silence ledger of an earlier week', () => {
  test('is as it was known then', async () => {
    const then = async (accountId: string, week: string) =>
      (await silenceOf(set, OPERATOR, accountId, week))?.reasons.map(({ reason }) => reason);
    expect(await then('A', EARLY)).toEqual(['not-enough-history']);
    expect(await then('A', BEFORE)).toEqual(['below-threshold']);
    // The snooze of today was not known when the last week was closed.
    expect(await then('A', LAST)).toEqual(['alert-open']);
    expect(await then('A', '2026-03-02')).toBeUndefined();
    expect(await then('A', '2020-01-06')).toBeUndefined();
  });

  test('has the alert that its close has raised', async () => {
    const raised = (await openIn(set, 'C')).alert.raisedWeek;
    expect(await silenceOf(set, OPERATOR, 'C', weekStart(raised - 1))).toMatchObject({
      reasons: [{ reason: 'below-threshold' }],
    });
    expect(await silenceOf(set, OPERATOR, 'C', weekStart(raised))).toMatchObject({
      reasons: [{ reason: 'alert-open', since: weekStart(raised) }],
    });
  });

  test('lists accounts by id, looks at as many as a page has, and filters', async () => {
    const page = await listSilenceAsOf(set, OPERATOR, BEFORE, { limit: 2 });
    expect(page?.rows.map(({ accountId, week }) => [accountId, week])).toEqual([
      ['A', BEFORE],
      ['B', BEFORE],
    ]);
    expect(page).toHaveProperty('next');
    const open = await listSilenceAsOf(set, OPERATOR, LAST, { limit: 10, reason: 'alert-open' });
    expect(open?.rows.map(({ accountId }) => accountId)).toEqual(['A', 'B', 'C']);
    expect((await listSilenceAsOf(set, LI, LAST, { limit: 10 }))?.rows).toHaveLength(1);
    expect(await listSilenceAsOf(set, OPERATOR, '2030-01-07', { limit: 10 })).toBeUndefined();
  });
});

test('an account folded again from its journal ends as it stands', async () => {
  for (const accountId of ['A', 'B', 'C', 'D', 'E']) {
    const subject = accountSubject(accountId);
    const own = partitionSubject(set.log.partitionOf(subject));
    const weeks = await partitionWeeks(set.readModels, own);
    expect(weeks.map(({ partition }) => weekStart(partition.lastClosed ?? 0)).at(-1)).toBe(LAST);
    let last;
    for await (const known of accountWeeks(set.readModels, subject, weeks)) last = known;
    const { lastClosed, index, silentWeeks, settings } = last?.partition ?? {};
    const partition = (await set.store.document(own))?.state;
    expect(partition).toMatchObject({ lastClosed, index, silentWeeks, settings });
    const present = (await set.store.document(subject))?.state;
    const { orders, volume } = last?.account ?? {};
    expect(present).toMatchObject({ orders, volume });
  }
});
