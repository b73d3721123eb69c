import { describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { validateEvent } from '../event/validate-event.js';
import {
  closed,
  given,
  partitionAfter,
  play,
  readableId,
  weekly,
  weeksFrom,
  when,
} from '../testing/index.js';
import { weekStart } from '../week.js';
import { ruleVersion } from './rule-version.js';

const WEEKS = weeksFrom('2024-01-01', 62);
const last = WEEKS.at(-1) ?? Number.NaN;
const orders = (week: number, at: number): readonly MooringEvent[] => (at < 60 ? weekly('A', [week]) : []);
const facts = WEEKS.flatMap((week, at) => orders(week, at).concat(closed(week)));
const before = play(given('A'), facts.slice(0, -1));

describe('a change of the relationship', () => {
  const cause = { ...closed(last), correlationid: 'import-1', backfill: true };
  const [said] = when(before, cause).said;

  test('is a fact on the account, caused by the week and happening with it', () => {
    expect(said).toMatchObject({
      type: 'mooring.relationship.loosened',
      subject: 'account/A',
      source: 'mooring',
      time: cause.time,
      causationid: cause.id,
      correlationid: 'import-1',
      backfill: true,
      data: { revision: 1, week: weekStart(last) },
    });
  });

  test('passes the door of the catalogue', () => {
    expect(validateEvent(said)).toEqual({ ok: true, event: said });
  });

  test('decided again is the same event', () => {
    expect(when(before, cause).said).toStrictEqual([said]);
  });

  test('of a calm account is nothing', () => {
    expect(when(given('A', facts.slice(0, -3)), closed(last - 2)).said).toEqual([]);
  });
});

describe('the rule version', () => {
  const thresholds = { ...DEFAULT_SETTINGS.thresholds, risk: -0.5 };

  test('names coefficients and thresholds: another threshold is another rule', () => {
    const version = ruleVersion(DEFAULT_SETTINGS, readableId);
    expect(ruleVersion({ ...DEFAULT_SETTINGS, version: 2, country: 'DE' }, readableId)).toBe(version);
    expect(ruleVersion({ ...DEFAULT_SETTINGS, thresholds }, readableId)).not.toBe(version);
  });

  test('is the one of the settings that the partition carries', () => {
    const settings = { ...DEFAULT_SETTINGS, version: 2, thresholds };
    const partition = partitionAfter([closed(last, { settings })], before.partition);
    expect(partition.settings).toEqual(settings);
    const [said] = when(before, closed(last, { settings })).said;
    expect(said?.data).toMatchObject({ rule: ruleVersion(settings, readableId) });
  });
});
