import { describe, expect, test } from '@jest/globals';
import { closeIndex } from '../detect/index.js';
import type { EventOfType } from '../event/catalogue.js';
import { validateEvent } from '../event/validate-event.js';
import { closed, ended, given, partitionAfter, readableId, weekly, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { measurePartition } from './measure-partition.js';
import { noteDelivery, type PartitionState } from './partition-state.js';

const WEEKS = weeksFrom('2025-01-06', 41);
const last = WEEKS.at(-1) ?? Number.NaN;
const before = WEEKS.slice(0, -1);
const partition = partitionAfter(before.map((week) => closed(week)));
const account = (id: string, weeks: readonly number[]) => given(id, weekly(id, weeks)).account;

function measure(
  accounts: readonly ReturnType<typeof account>[],
  marker: EventOfType<'mooring.week.ended'> = ended(last),
  state: PartitionState = partition,
) {
  const said = measurePartition(state, accounts, marker, readableId);
  if (said.type !== 'mooring.week.measured') throw new Error(said.type);
  return said;
}

describe('a partition’s sums for the index', () => {
  test('are said on the portfolio, under an id of week and partition alone', () => {
    const steady = account('A', WEEKS);
    const said = measure([steady]);
    expect(said).toMatchObject({
      id: `portfolio mooring.week.measured ${weekStart(last)} 0`,
      subject: 'portfolio',
      causationid: ended(last).id,
      data: { week: weekStart(last), partition: 0 },
    });
    expect(measure([]).id).toBe(said.id);
    expect(validateEvent(said)).toMatchObject({ ok: true });
  });

  test('are zero without accounts', () => {
    expect(measure([]).data).toMatchObject({ numerator: 0, denominator: 0 });
  });

  test('do not depend on the order of the accounts', () => {
    const accounts = [account('A', WEEKS), account('B', before), account('C', WEEKS.slice(5))];
    expect(measure(accounts.toReversed())).toStrictEqual(measure(accounts));
  });

  test('give an index of 1 when all ship as usual, and less when some do not', () => {
    expect(closeIndex([measure([account('A', WEEKS)]).data])).toBe(1);
    expect(closeIndex([measure([account('A', WEEKS), account('B', before)]).data])).toBeLessThan(1);
  });

  test('leave out an account whose feed was silent in the week before, not in this one: nobody knows yet', () => {
    const silent = partitionAfter(
      [closed(WEEKS.at(-2) ?? 0, { silent: ['tms'] })],
      partitionAfter(before.slice(0, -1).map((week) => closed(week))),
    );
    expect(measure([account('A', WEEKS)], ended(last), silent).data.denominator).toBeGreaterThan(0);
  });

  test('say what accounts of the same feeds contribute, in settled order, and nothing of accounts that do not count', () => {
    const by = (id: string, feeds: readonly string[]) =>
      given(
        id,
        feeds.flatMap((feed) => weekly(id, WEEKS, { feed })),
      ).account;
    const accounts = [by('A', ['tms']), by('B', ['tms', 'edi']), by('C', ['edi', 'tms']), by('D', ['crm'])];
    const { parts = [], numerator, denominator } = measure([...accounts, account('young', [last])]).data;
    expect(parts.map(({ feeds }) => feeds)).toEqual([['crm'], ['edi', 'tms'], ['tms']]);
    expect(parts.reduce((sum, part) => sum + part.numerator, 0)).toBe(numerator);
    expect(parts.reduce((sum, part) => sum + part.denominator, 0)).toBe(denominator);
    expect(measure(accounts.toReversed()).data).toStrictEqual(measure(accounts).data);
  });

  test('say nothing of feeds in a log that was begun without', () => {
    const { notices: _rule, ...settings } = partition.settings;
    expect(measure([account('A', WEEKS)], ended(last), { ...partition, settings }).data).not.toHaveProperty(
      'parts',
    );
  });

  test('say how far feeds have delivered: the last row here, or further when the marker knows so', () => {
    const delivered = noteDelivery(noteDelivery(partition, 'tms', '2025-10-10'), 'crm', '2025-10-12');
    const marker = ended(last, { tms: '2025-10-17', edi: '2025-10-01', crm: '2025-10-02' });
    expect(Object.entries(measure([], marker, delivered).data.delivered)).toEqual([
      ['crm', '2025-10-12'],
      ['edi', '2025-10-01'],
      ['tms', '2025-10-17'],
    ]);
  });
});
