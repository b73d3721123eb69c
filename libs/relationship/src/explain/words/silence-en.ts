import type { Silence } from '../../silence/silence.js';
import { percent, plain, score, type SilencePhrases } from './silence-phrases.js';

export const silenceEn: SilencePhrases = {
  noAlert: 'No alert is open',
  says,
  short: {
    snoozed: 'Snoozed',
    held: 'Held back',
    'alert-open': 'Alert is open',
    'feed-silent': 'Feed is silent',
    'not-enough-history': 'Not enough history',
    'too-few-orders': 'Too few orders',
    'gap-too-long': 'Orders too rarely',
    'no-volume-last-year': 'Nothing in a year',
    'silent-too-long': 'Silent past its limit',
    holiday: 'Long holiday',
    'market-down': 'Market is down',
    'below-threshold': 'Below the thresholds',
    'cooling-down': 'Cooling down',
    'next-week': 'Judged next week',
    unobserved: 'Weeks are missing',
  },
  raising: (raising, numbers) => {
    if (raising === undefined)
      return 'Weeks without an order alone would raise no alert before it counts as paused.';
    if ('below' in raising)
      return `Less than about ${numbers.amount(raising.below)} next week would raise an alert.`;
    return raising.emptyWeeks === 1
      ? 'A week without an order would raise an alert.'
      : `${String(raising.emptyWeeks)} weeks in a row without an order would raise an alert.`;
  },
};

function says(of: Silence): string {
  switch (of.reason) {
    case 'snoozed': {
      const { until, why } = of;
      return `the alert is snoozed until ${until}${why === undefined ? '' : ` (${why})`}`;
    }
    case 'held': {
      const { rank, of: count, capacity } = of;
      return `its alert is held back: it ranks ${String(rank)} of ${String(count)} new ones, and the week has room for ${String(capacity)}`;
    }
    case 'alert-open': {
      const { cause, since } = of;
      return `an alert is already open since the week of ${since} (${cause === 'paused' ? 'paused' : 'loosening'})`;
    }
    case 'feed-silent': {
      const { feed, since } = of;
      return `its feed ${feed} has delivered nothing since the week of ${since}; it is not judged on the missing weeks`;
    }
    case 'not-enough-history': {
      const { weeks, needed } = of;
      return `not enough history: ${weeksOf(weeks)} since its first order, ${String(needed)} are needed (${String(needed - weeks)} to go)`;
    }
    case 'too-few-orders': {
      const { orderWeeks, needed } = of;
      return `too few orders: ${weeksOf(orderWeeks)} with an order in two years, ${String(needed)} are needed`;
    }
    case 'gap-too-long': {
      const { usualGap, longest } = of;
      return `it orders every ${plain(usualGap)} weeks, too rarely for a break to be noticed in time (every ${plain(longest)} weeks at most)`;
    }
    case 'no-volume-last-year':
      return 'it has shipped nothing in the last year';
    case 'silent-too-long': {
      const { silence, limit } = of;
      return `it has been silent for ${weeksOf(silence)}, longer than its limit of ${plain(limit)}`;
    }
    case 'holiday': {
      const { names, week } = of;
      return `it has shipped less because of a long holiday (${names.map((name) => name.en).join(', ')}; week of ${week}); in ordinary weeks the same would raise an alert`;
    }
    case 'market-down': {
      const { index, weeks } = of;
      return `all accounts together are at ${percent(index)} % of their usual level over the last ${String(weeks)} weeks; in a usual market the same would raise an alert`;
    }
    case 'below-threshold': {
      const { risk, riskThreshold, change, changeThreshold } = of;
      return `both scores are below their thresholds: risk ${score(risk)} (alert from ${score(riskThreshold)} on), change ${score(change)} (from ${score(changeThreshold)} on)`;
    }
    case 'cooling-down': {
      const { until, onset } = of;
      return `an alert was closed by hand, so the change since the week of ${onset} is not raised again ${until === undefined ? 'while it lasts' : `before the week of ${until}`}`;
    }
    case 'next-week':
      return 'a score has reached its threshold since the week was closed; alerts are raised when the next one closes';
    case 'unobserved': {
      const { missing, weeks } = of;
      return `${String(missing)} of the last ${String(weeks)} weeks are missing and left out`;
    }
  }
}

function weeksOf(count: number): string {
  return count === 1 ? '1 week' : `${plain(count)} weeks`;
}
