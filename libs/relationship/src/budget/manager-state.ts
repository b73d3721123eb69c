import type { MooringEvent } from '../event/catalogue.js';
import type { BudgetGranted } from './budget-events.js';

/** What belongs to one account manager: which alerts they are shown. */
export interface ManagerState {
  readonly kind: 'manager';
  /** Empty for the accounts that nobody looks after. */
  readonly managerId: string;
  /** The last decision, with all that it was made of; missing before the first. */
  readonly granted?: BudgetGranted;
}

export function newManager(managerId: string): ManagerState {
  return { kind: 'manager', managerId };
}

/** The manager after an event on their subject; weeks only go forward. */
export function evolveManager(state: ManagerState, event: MooringEvent): ManagerState {
  if (event.type !== 'mooring.budget.granted') return state;
  if (state.granted !== undefined && event.data.week <= state.granted.week) return state;
  return { ...state, granted: event.data };
}
