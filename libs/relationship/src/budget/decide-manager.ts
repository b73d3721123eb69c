import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { accountSubject } from '../event/subject.js';
import type { BudgetAsked, Candidate, RankedAlert } from './budget-events.js';
import type { ManagerState } from './manager-state.js';
import { worthOf } from './worth.js';

/**
 * What a manager's subject says to an event that it has just folded: which alerts of the week are surfaced within the capacity,
 * and, once that stands in the log, so to each of their accounts.
 *
 * @param state after the event, with what is decided but not yet read back
 */
export function decideManager(
  state: ManagerState,
  event: MooringEvent,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  switch (event.type) {
    case 'mooring.budget.asked':
      return grant(state, event, deriveId);
    case 'mooring.budget.granted':
      return state.granted?.week === event.data.week
        ? event.data.ranking.map((alert) => tell(alert, event, deriveId))
        : [];
    default:
      return [];
  }
}

function grant(
  { granted }: ManagerState,
  event: EventOfType<'mooring.budget.asked'>,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { week, capacity, chances } = event.data;
  if (granted !== undefined && week <= granted.week) return [];
  // The account may have reported before it was told.
  const shown = new Set(granted?.ranking.flatMap(({ alertId, held }) => (held === undefined ? alertId : [])));
  const news = event.data.candidates.filter(({ alertId }) => !shown.has(alertId));
  if (news.length === 0) return [];
  return [
    derive(event, deriveId, {
      type: 'mooring.budget.granted',
      subject: event.subject,
      key: [week],
      data: { week, capacity, chances, ranking: rank(news, event.data) },
    }),
  ];
}

/** The most valuable first, of equal ones by the name of the account; each with its factors. */
function rank(candidates: readonly Candidate[], asked: BudgetAsked): readonly RankedAlert[] {
  return candidates
    .map((candidate) => ({ candidate, factors: factorsOf(candidate, asked) }))
    .toSorted(
      (one, other) =>
        other.factors.worth - one.factors.worth ||
        (one.candidate.accountId < other.candidate.accountId ? -1 : 1),
    )
    .map(({ candidate: { accountId, alertId, cause }, factors }, at) => {
      const alert = { accountId, alertId, cause, rank: at + 1, factors };
      if (factors.worth < 0) return Object.assign(alert, { held: 'worth' as const });
      return at < asked.capacity ? alert : Object.assign(alert, { held: 'capacity' as const });
    });
}

function factorsOf({ probability, value, cause }: Candidate, { chances, basis, cost }: BudgetAsked) {
  const { chance, kept, lost } = chances[cause];
  return worthOf({ probability, value, basis, chance, outcomes: kept + lost, cost });
}

function tell(
  { accountId, alertId, rank: at, factors, held }: RankedAlert,
  event: EventOfType<'mooring.budget.granted'>,
  deriveId: DeriveId,
): MooringEvent {
  const { week, capacity, ranking } = event.data;
  const where = { subject: accountSubject(accountId), key: [alertId, week] };
  const data = { alertId, week, rank: at, of: ranking.length, capacity, factors };
  return held === undefined
    ? derive(event, deriveId, { ...where, type: 'mooring.alert.surfaced', data })
    : derive(event, deriveId, { ...where, type: 'mooring.alert.held', data: { ...data, reason: held } });
}
