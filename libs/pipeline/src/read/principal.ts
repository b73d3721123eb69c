import type { RowBody, Where } from '../ports/index.js';

/** Who asks: an account manager sees the accounts they own, a head their team's, an operator all. */
export type Principal =
  | { readonly kind: 'manager'; readonly userId: string }
  | { readonly kind: 'head'; readonly userId: string; readonly team: string }
  | { readonly kind: 'operator'; readonly userId: string };

/** The person at the command line of the machine that holds the data. */
export const LOCAL_OPERATOR: Principal = { kind: 'operator', userId: 'local' };

/** The condition that limits a query to what the principal may see. */
export function visibleTo(principal: Principal): Where {
  switch (principal.kind) {
    case 'manager':
      return { owner: principal.userId };
    case 'head':
      return { team: principal.team };
    case 'operator':
      return {};
  }
}

/** Whether a task may be seen: by whoever may see its rows, and by whoever it has gone to. */
export function maySeeTask(principal: Principal, row: RowBody): boolean {
  return maySee(principal, row) || row['escalatedTo'] === principal.userId;
}

/** Whether a single row may be seen. */
export function maySee(principal: Principal, row: RowBody): boolean {
  return Object.entries(visibleTo(principal)).every(([field, value]) => row[field] === value);
}

/** Whether the principal may be told what happens to a whole team. */
export function maySeeTeam(principal: Principal, team: string): boolean {
  return principal.kind === 'operator' || (principal.kind === 'head' && principal.team === team);
}

/** Whether the principal may see and say what somebody wants to be told: their own, and an operator everybody's. */
export function actsFor(principal: Principal, userId: string): boolean {
  return principal.kind === 'operator' || principal.userId === userId;
}
