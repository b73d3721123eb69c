import { median } from '#relationship';
import { z } from 'zod';
import { daysFrom, type LearnedAlert, raisedOn, verdictOf } from './learned-alert.js';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();
const days = z.number().min(0).nullable();

/** What came of the alerts of one cause. */
export const causeLearning = z
  .object({
    cause: z.enum(['loosening', 'paused']).describe('At the end'),
    ended: count,
    tried: count.describe('Somebody talked with the account while the alert was open'),
    kept: count.describe('By us, as whoever closed it says'),
    recovered: count.describe('By itself'),
    lost: count.describe('Lost or reduced for good'),
    notValid: count,
    stayedShareTried: share.describe(
      'Of those tried that were kept, recovered or lost, not lost; null without any',
    ),
    stayedShareUntried: share.describe('The same of those that nobody tried'),
    daysToClose: days.describe('Median days from the end of the week that raised it; null without any'),
    daysToContact: days.describe('Median days to the first talk, of open ones too; null without any'),
  })
  .meta({ id: 'CauseLearning' });

export type CauseLearning = z.infer<typeof causeLearning>;

/** Dates of the talks with an account, ascending. */
export type Talks = ReadonlyMap<string, readonly string[]>;

/**
 * What came of the alerts of one cause, and whether talking helped.
 *
 * @param ended alerts of the cause that are over
 * @param all the same, with those that are still open
 */
export function learnOfCause(
  cause: CauseLearning['cause'],
  ended: readonly LearnedAlert[],
  all: readonly LearnedAlert[],
  talks: Talks,
): CauseLearning {
  const isTried = (alert: LearnedAlert) => firstTalk(alert, talks) !== undefined;
  return {
    cause,
    ended: ended.length,
    tried: ended.filter(isTried).length,
    kept: ended.filter(({ outcome }) => outcome === 'kept-by-us').length,
    recovered: ended.filter(({ outcome }) => outcome === 'recovered' || outcome === 'recovered-by-itself')
      .length,
    lost: ended.filter((alert) => verdictOf(alert) === 'lost').length,
    notValid: ended.filter(({ outcome }) => outcome === 'not-valid').length,
    stayedShareTried: stayedShare(ended.filter(isTried)),
    stayedShareUntried: stayedShare(ended.filter((alert) => !isTried(alert))),
    daysToClose: middle(ended.map((alert) => daysFrom(raisedOn(alert), alert.closedAt ?? ''))),
    daysToContact: middle(
      all.flatMap((alert) => {
        const talk = firstTalk(alert, talks);
        return talk === undefined ? [] : [daysFrom(raisedOn(alert), talk)];
      }),
    ),
  };
}

/** Of those whose end says so, the share that is still with us. */
export function stayedShare(alerts: readonly LearnedAlert[]): number | null {
  const verdicts = alerts.flatMap((alert) => verdictOf(alert) ?? []);
  return verdicts.length === 0
    ? null
    : verdicts.filter((verdict) => verdict === 'stayed').length / verdicts.length;
}

export function middle(values: readonly number[]): number | null {
  return median(values) ?? null;
}

/** Date of the first talk while the alert was open. */
function firstTalk(alert: LearnedAlert, talks: Talks): string | undefined {
  const { accountId, closedAt } = alert;
  const from = raisedOn(alert);
  return talks
    .get(accountId)
    ?.find((date) => date >= from && (closedAt === undefined || date <= closedAt.slice(0, 10)));
}
