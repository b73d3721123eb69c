import { describe, expect, test } from '@jest/globals';
import type { AlertOutcome } from './alert-events.js';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import {
  changesIn,
  closed,
  event,
  given,
  partitionAfter,
  type Plan,
  playedWeek,
  playWeeks,
  type Story,
  UNRATIONED,
  when,
} from '../testing/index.js';
import { weekStart } from '../week.js';
import { closeAccountWeek, countAccountWeek } from './close-account-week.js';

/** Plays weeks of one account from the start. */
const tell = (count: number, plan: Plan, from: Story = given('A')) => playWeeks(from, count, plan);

/** An account under other thresholds, carried by the week before the first one. */
function withThresholds(thresholds: Partial<typeof DEFAULT_SETTINGS.thresholds>): Story {
  const settings = { ...UNRATIONED, thresholds: { ...DEFAULT_SETTINGS.thresholds, ...thresholds } };
  return given('A', [closed(playedWeek(0) - 1, { settings })]);
}

const stopsAndReturns: Plan = { ships: (at) => at < 60 || at >= 80 };

describe('a weekly shipper that stops and returns', () => {
  const { said, story } = tell(120, stopsAndReturns);
  const about = said.flatMap(({ event: { data } }) =>
    'alertId' in data && 'rule' in data ? [[data.alertId, data.revision]] : [],
  );

  test('loosens within weeks, worsens, is paused past 13 weeks of silence and recovers after 4 weeks below', () => {
    expect(changesIn(said)).toEqual([
      [61, 'loosened'],
      [62, 'worsened'],
      [72, 'worsened'],
      [73, 'paused'],
      [88, 'recovered'],
    ]);
    expect(said.map(({ event: one }) => one)).toContainEqual(
      expect.objectContaining({
        type: 'mooring.relationship.recovered',
        data: expect.objectContaining({ weeksBelow: 4 }),
      }),
    );
  });

  test('has one alert all the time, its revision counting up', () => {
    const alertId = `account/A alert ${weekStart(playedWeek(61))}`;
    expect(about).toEqual([1, 2, 3, 4, 5].map((revision) => [alertId, revision]));
  });

  test('is as it was before in the end', () => {
    expect(story.account).not.toHaveProperty('alert');
    expect(story.account.tasks).toEqual([]);
  });
});

describe('a paused account that ships once and falls silent again', () => {
  const once: Plan = { ships: (at) => at < 60 || at === 80 };
  const saidAgain = (from = given('A')) => {
    const { said, story } = tell(96, once, from);
    return { story, paused: changesIn(said).filter(([, change]) => change === 'paused') };
  };

  test('is said to be paused again past the limit, and gets another plan', () => {
    const { story, paused } = saidAgain();
    expect(paused).toEqual([
      [73, 'paused'],
      [94, 'paused'],
    ]);
    expect(story.account.winback).toMatchObject({ step: 1, pausedWeek: playedWeek(94) });
    expect(story.account.tasks).toMatchObject([{ cause: 'paused', winback: { step: 1 } }]);
  });

  test('has paused once where the settings have no plans', () => {
    const { winback: _plans, ...settings } = UNRATIONED;
    const { paused, story } = saidAgain(given('A', [closed(playedWeek(0) - 1, { settings })]));
    expect(paused).toEqual([[73, 'paused']]);
    expect(story.account).not.toHaveProperty('winback');
  });
});

describe('what is not raised', () => {
  test('a steady shipper', () => {
    expect(changesIn(tell(110, { ships: () => true }).said)).toEqual([]);
  });

  test('an account that is not eligible, whatever its scores say', () => {
    expect(changesIn(tell(26, { ships: (at) => at < 12 }).said)).toEqual([]);
  });

  test('a shipper whose feed is silent: no data is not zero', () => {
    const outage = {
      ships: (at: number) => at < 60 || at > 75,
      silent: (at: number) => at >= 60 && at <= 75,
    };
    expect(changesIn(tell(110, outage).said)).toEqual([]);
  });
});

test('weeks that nobody saw do not clear an alert: the four weeks below go on counting after them', () => {
  const plan = { ...stopsAndReturns, silent: (at: number) => at === 86 || at === 87 };
  expect(changesIn(tell(110, plan).said).at(-1)).toEqual([90, 'recovered']);
});

test('an unobserved week changes nothing, even where its settings would clear the alert', () => {
  const { account, partition } = tell(93, stopsAndReturns, withThresholds({ clearingWeeks: 9 })).story;
  const { alert } = account;
  if (alert === undefined) throw new Error('no alert is open');
  const low = { ...account, alert: { ...alert, weeksBelow: 5 } };
  const after = (silent: readonly string[]) =>
    closeAccountWeek(
      low,
      partitionAfter([closed(playedWeek(93), { silent, settings: DEFAULT_SETTINGS })], partition),
    );
  expect(after(['tms'])).toMatchObject({ account: low, judgement: { reason: 'unobserved' } });
  expect(after(['tms']).change).toBeUndefined();
});

describe('passing the silence limit', () => {
  const deaf = withThresholds({ risk: 99, change: 99 });

  test('without an open alert raises paused when the account was eligible the week before', () => {
    const { said } = tell(90, { ships: (at) => at < 60 }, deaf);
    expect(changesIn(said)).toEqual([[73, 'paused']]);
    expect(said[0]?.event.data).toMatchObject({ revision: 1, facts: { silence: 14, silenceLimit: 13 } });
  });

  test('in the week after an outage looks at the last week that was observed', () => {
    const { said } = tell(90, { ships: (at) => at < 60, silent: (at) => at === 73 || at === 74 }, deaf);
    expect(changesIn(said)).toEqual([[75, 'paused']]);
  });

  test('raises nothing when the account was never eligible', () => {
    expect(changesIn(tell(60, { ships: (at) => at % 4 === 0 && at < 16 }, deaf).said)).toEqual([]);
  });
});

describe('the settings that the partition carries', () => {
  const told = (thresholds: Partial<typeof DEFAULT_SETTINGS.thresholds>) =>
    changesIn(tell(110, stopsAndReturns, withThresholds(thresholds)).said);

  test('decide when an alert is raised', () => {
    expect(told({ risk: 2, change: 7 })[0]).toEqual([63, 'loosened']);
  });

  test('decide when it has worsened', () => {
    expect(told({ worsening: 0.9 })).not.toContainEqual([62, 'worsened']);
  });

  test('decide after how many weeks it clears', () => {
    expect(told({ clearingWeeks: 6 }).at(-1)).toEqual([90, 'recovered']);
  });
});

describe('an alert that a user has closed as reduced for good', () => {
  /** Weekly, then every third week; closed by hand in the first week of the alert. */
  const closeByHand = ({ account: { alert } }: Story): readonly MooringEvent[] =>
    alert?.cause === 'loosening'
      ? [
          event('mooring.alert.closed.requested', 'account/A', {
            alertId: alert.alertId,
            revision: alert.revision,
            outcome: 'reduced-for-good',
          }),
        ]
      : [];
  const reduced = (at: number): boolean => at < 60 || at % 3 === 0;

  test('is not raised again for the same onset', () => {
    const onsets = new Set<string>();
    const { said } = tell(75, { ships: reduced, asks: closeByHand });
    for (const { event: one } of said) if ('facts' in one.data) onsets.add(one.data.facts.onset);
    expect(changesIn(said).length).toBe(onsets.size);
    expect(changesIn(tell(75, { ships: reduced }).said).length).toBeGreaterThanOrEqual(1);
  });

  test('is raised again after four weeks below, when the account falls once more', () => {
    const ships = (at: number): boolean => at < 60 || (at >= 64 && at < 100);
    const { said } = tell(106, { ships, asks: closeByHand });
    const raised = changesIn(said).filter(([, change]) => change === 'loosened');
    expect(raised.map(([at]) => at)).toEqual([61, 101]);
  });
});

describe('an alert that a user has closed with another outcome', () => {
  /** Falls to every third week and stays there; closed in the first week of each alert. */
  const reduced = (at: number): boolean => at < 60 || at % 3 === 0;
  const raisedAfter = (outcome: AlertOutcome, wakeDate?: string) => {
    const asks = ({ account: { alert } }: Story): readonly MooringEvent[] =>
      alert?.cause === 'loosening'
        ? [
            event(
              'mooring.alert.closed.requested',
              'account/A',
              {
                alertId: alert.alertId,
                revision: alert.revision,
                outcome,
                ...(wakeDate === undefined ? {} : { wakeDate }),
              },
              { time: `${weekStart(alert.raisedWeek + 1)}T09:00:00+08:00` },
            ),
          ]
        : [];
    const { said } = tell(84, { ships: reduced, asks });
    return changesIn(said).flatMap(([at, change]) => (change === 'loosened' ? [at] : []));
  };

  test('is raised again for the same change after a time that goes by the outcome', () => {
    const [first = 0, second = 0] = raisedAfter('kept-by-us');
    expect(second - first).toBe(9);
    const [, sooner = 0] = raisedAfter('recovered-by-itself');
    expect(sooner - first).toBe(5);
  });

  test('is raised again for the same change from the wake date on', () => {
    expect(raisedAfter('paused-with-wake-date', weekStart(playedWeek(75)))).toContain(75);
  });

  test('is not raised again in the year in which the account is known to be lost', () => {
    expect(raisedAfter('lost')).toHaveLength(1);
  });
});

test('a new onset raises an alert in spite of a mute', () => {
  const { account, partition } = tell(61, stopsAndReturns).story;
  const after = (onsetWeek: number) =>
    closeAccountWeek(
      { ...account, muted: { onsetWeek, weeksBelow: 0 } },
      partitionAfter([closed(playedWeek(61))], partition),
    ).change;
  expect(after(playedWeek(60))).toBeUndefined();
  expect(after(playedWeek(59))).toBe('loosened');
});

test('counting a week without deciding leaves the same state as deciding', () => {
  for (const until of [40, 61, 62, 74, 85, 88]) {
    const { account, partition } = tell(until, stopsAndReturns).story;
    const after = partitionAfter([closed(playedWeek(until))], partition);
    expect(countAccountWeek(account, after)).toStrictEqual(closeAccountWeek(account, after).account);
  }
});

test('what is decided but not yet read back counts as having happened', () => {
  const { story } = tell(62, stopsAndReturns);
  const { alert } = story.account;
  const request = event('mooring.alert.closed.requested', 'account/A', {
    alertId: alert?.alertId ?? '',
    revision: 1,
    outcome: 'reduced-for-good',
  });
  const asked = when(story, request);
  expect(asked.said.map(({ type }) => type)).toEqual(['mooring.alert.closed']);
  expect(when(story, closed(playedWeek(62))).said.map(({ type }) => type)).toEqual([
    'mooring.relationship.worsened',
  ]);
  expect(when(asked, closed(playedWeek(62))).said).toEqual([]);
});

test('what outcomes have taught changes the probability, and alone makes nothing worse', () => {
  const { account, partition } = tell(64, stopsAndReturns).story;
  const week = (calibration?: { slope: number; intercept: number }) =>
    closeAccountWeek(
      account,
      partitionAfter([closed(playedWeek(64), calibration === undefined ? {} : { calibration })], partition),
    );
  const [plain, taught] = [week(), week({ slope: 1, intercept: 2 })];
  expect(taught.judgement.probability).toBeGreaterThan(plain.judgement.probability ?? 1);
  expect(taught.change).toBe(plain.change);
  expect(taught.judgement.risk).toBe(plain.judgement.risk);
});
