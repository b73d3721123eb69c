import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { accountSubject } from '../event/subject.js';
import { rankCandidates } from './rank-candidates.js';

/** What is decided for one manager across accounts. */
export interface ManagerState {
  readonly kind: 'manager';
  /** Id of the manager; empty for accounts that nobody looks after. */
  readonly manager: string;
  /** Monday of the last week whose budget was granted; undefined before the first one. */
  readonly grantedWeek?: string;
}

/** A manager of whom nothing is known yet. */
export function newManager(manager: string): ManagerState {
  return { kind: 'manager', manager };
}

/** The manager after an event on their subject. */
export function evolveManager(state: ManagerState, event: MooringEvent): ManagerState {
  return event.type === 'mooring.budget.granted' && isLater(state, event.data.week)
    ? { ...state, grantedWeek: event.data.week }
    : state;
}

/**
 * What follows from an event on a manager's subject: a week that is asked about is granted, once, and each alert of a granted
 * week is told where it stands.
 *
 * @param state after the event, with everything already decided but not yet read back
 */
export function decideManager(
  state: ManagerState,
  event: MooringEvent,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (event.type === 'mooring.budget.asked' && isLater(state, event.data.week)) {
    const { week } = event.data;
    return [
      derive(event, deriveId, {
        type: 'mooring.budget.granted',
        subject: event.subject,
        key: [week],
        data: { week, ranking: rankCandidates(event.data) },
      }),
    ];
  }
  if (event.type !== 'mooring.budget.granted') return [];
  return event.data.ranking.map(({ accountId, alertId, standing, surfaced }) =>
    derive(event, deriveId, {
      type: surfaced ? 'mooring.alert.surfaced' : 'mooring.alert.held',
      subject: accountSubject(accountId),
      key: [alertId, event.data.week],
      data: { alertId, standing },
    }),
  );
}

function isLater({ grantedWeek = '' }: ManagerState, week: string): boolean {
  return week > grantedWeek;
}
