import { beforeAll, describe, expect, test } from '@jest/globals';
import { memorySet } from '../contracts/port-set.js';
import { EAST, fact, LI, OPERATOR, openIn, staffedCompany, WANG } from '../contracts/staffed-company.js';
import { statisticsOf } from './statistics.js';

const set = memorySet(3);
const of = (principal: typeof OPERATOR, query = {}) => statisticsOf(set.readModels, principal, query);

// A's alert is closed as not valid on 3 March, B's as kept; B's task was done, though it was due in January. C's stays open.
beforeAll(async () => {
  const company = await staffedCompany(set);
  const [a, b] = [await openIn(set, 'A'), await openIn(set, 'B')];
  const completed = { taskId: b.task.taskId, revision: 1, outcome: 'visited' };
  const close = (alert: typeof a.alert, outcome: 'not-valid' | 'kept-by-us') => ({
    alertId: alert.alertId,
    revision: alert.revision,
    outcome,
  });
  await company.deliver([
    fact('mooring.task.completed', 'B', completed),
    fact('mooring.alert.closed', 'A', close(a.alert, 'not-valid')),
    fact('mooring.alert.closed', 'B', close(b.alert, 'kept-by-us')),
  ]);
});

describe('what became of alerts and tasks', () => {
  test('tells how they ended, how many were right and who was kept', async () => {
    const { alerts, tasks } = await of(OPERATOR);
    const ended = alerts.find(({ ended: count }) => count > 0);
    expect(ended).toMatchObject({
      ended: 2,
      outcomes: [
        { outcome: 'kept-by-us', count: 1 },
        { outcome: 'not-valid', count: 1 },
      ],
      validShare: 0.5,
      keptShare: 1,
    });
    expect(ended?.daysToEnd).toBeGreaterThan(0);
    expect(tasks).toMatchObject({ completed: 1, expired: 1, inTimeShare: 0 });
    expect(tasks.daysToComplete).toBeGreaterThan(0);
  });

  test('has no shares where nothing ended', async () => {
    const { alerts, tasks } = await of(OPERATOR, { owner: 'zhao.min' });
    expect(alerts.map(({ ended, validShare, daysToEnd }) => [ended, validShare, daysToEnd])).toEqual([
      [0, null, null],
      [0, null, null],
    ]);
    expect(tasks).toEqual({ completed: 0, expired: 0, inTimeShare: null, daysToComplete: null });
  });

  test('counts only what ended on a day or later', async () => {
    const endedSince = async (since: string) =>
      (await of(OPERATOR, { since })).alerts.reduce((sum, { ended }) => sum + ended, 0);
    expect(await endedSince('2026-03-03')).toBe(2);
    expect(await endedSince('2026-03-04')).toBe(0);
  });

  test('shows everybody what they may see', async () => {
    const ended = async (principal: typeof OPERATOR) =>
      (await of(principal)).alerts.reduce((sum, each) => sum + each.ended, 0);
    expect([await ended(LI), await ended(WANG), await ended(EAST)]).toEqual([1, 1, 2]);
    expect((await of(LI, { owner: 'wang.lei' })).tasks.completed).toBe(0);
  });
});
