import type { MooringEvent } from '../event/catalogue.js';
import type { AlertOutcome, RelationshipStatement } from '../alert/alert-events.js';
import { countVerdict } from '../budget/count-verdict.js';
import { isUnsurfaced, placed, takenUp } from '../budget/surfacing.js';
import { evolveNotifications } from '../notification/evolve-notifications.js';
import { awake, returned, snoozed } from '../snooze/evolve-snooze.js';
import { evolveTasks } from '../task/evolve-tasks.js';
import { weekOf } from '../week.js';
import { evolveWinback } from '../winback/evolve-winback.js';
import type { AccountState, Cause, LastContact, OpenAlert, OpenTask } from './account-state.js';

/**
 * The account after a fact about it, other than a shipment (`foldShipment`). Requests and refusals change nothing here:
 * `decide` answers the former, and the latter are answers.
 */
export function evolveAccount(account: AccountState, event: MooringEvent): AccountState {
  const counted = countVerdict(account, event);
  const related = evolveTasks(evolveRelationship(counted, event), event);
  return evolveNotifications(evolveWinback(related, event), event);
}

function evolveRelationship(account: AccountState, event: MooringEvent): AccountState {
  switch (event.type) {
    case 'mooring.account.registered':
      return { ...account, ...event.data };
    case 'mooring.account.assigned':
      return assign(account, event.data);
    case 'mooring.relationship.loosened':
      return { ...withoutMute(account), alert: raised(event.data, 'loosening') };
    case 'mooring.relationship.paused':
      return { ...withoutMute(account), alert: paused(account.alert, event.data) };
    case 'mooring.relationship.worsened':
      return withAlert(account, event.data.alertId, (alert) => ({
        ...alert,
        revision: event.data.revision,
        facts: event.data.facts,
      }));
    case 'mooring.relationship.recovered':
      return closeAlert(account, event.data.alertId);
    case 'mooring.alert.acknowledged':
      return withAlert(account, event.data.alertId, (alert) => ({
        ...takenUp(withoutReturn(alert), event.id),
        revision: alert.revision + 1,
        acknowledgedBy: event.actor ?? event.source,
      }));
    case 'mooring.alert.snoozed':
      return withAlert(account, event.data.alertId, (alert) => snoozed(alert, event.data));
    case 'mooring.alert.returned':
      return withAlert(account, event.data.alertId, (alert) => returned(alert, event.data));
    case 'mooring.alert.surfaced':
    case 'mooring.alert.held':
      return withAlert(account, event.data.alertId, (alert) => placed(alert, event));
    case 'mooring.alert.closed':
      return closeByHand(account, event.data);
    case 'mooring.interaction.logged':
      return withContact(account, event.data);
    case 'mooring.keep-in-touch.lapsed':
      return { ...account, lapsedSince: event.data.since };
    default:
      return account;
  }
}

/**
 * Counts a closed week for the hysteresis of an open or muted alert.
 *
 * @param below whether both scores were below their thresholds, or without evidence; undefined in an unobserved week,
 *   which counts neither way
 */
export function countClosedWeek(
  account: AccountState,
  below: boolean | undefined,
  clearingWeeks: number,
): AccountState {
  if (below === undefined) return account;
  if (account.alert !== undefined) {
    const weeksBelow = below ? account.alert.weeksBelow + 1 : 0;
    return weeksBelow === account.alert.weeksBelow
      ? account
      : { ...account, alert: { ...account.alert, weeksBelow } };
  }
  if (account.muted === undefined) return account;
  const weeksBelow = below ? account.muted.weeksBelow + 1 : 0;
  if (weeksBelow >= clearingWeeks) return withoutMute(account);
  return weeksBelow === account.muted.weeksBelow
    ? account
    : { ...account, muted: { ...account.muted, weeksBelow } };
}

/** The latest contact counts, in whatever order they are told. */
function withContact(account: AccountState, { date, kind }: LastContact): AccountState {
  const { lastContact } = account;
  if (lastContact !== undefined && `${lastContact.date} ${lastContact.kind}` >= `${date} ${kind}`)
    return account;
  return { ...account, lastContact: { date, kind } };
}

/** A new owner takes over what is open. */
function assign(
  account: AccountState,
  to: { readonly owner: string; readonly team?: string | undefined },
): AccountState {
  const { team: _formerTeam, ...rest } = account;
  const assigned = { owner: to.owner, ...(to.team === undefined ? {} : { team: to.team }) };
  return {
    ...rest,
    ...assigned,
    tasks: account.tasks.map((task): OpenTask => {
      const { team: _taskTeam, ...kept } = task;
      return { ...kept, ...assigned };
    }),
  };
}

function raised(statement: RelationshipStatement, cause: Cause): OpenAlert {
  return {
    alertId: statement.alertId,
    cause,
    revision: statement.revision,
    raisedWeek: weekOf(statement.week),
    onsetWeek: weekOf(statement.facts.onset),
    weeksBelow: 0,
    facts: statement.facts,
    ...(statement.byBudget === true ? { surfacing: { state: 'waiting' } } : {}),
  };
}

/** A loosening alert that is open becomes a paused one: it does not close. */
function paused(alert: OpenAlert | undefined, statement: RelationshipStatement): OpenAlert {
  if (alert?.alertId !== statement.alertId) return raised(statement, 'paused');
  // Whoever snoozed the loosening has not heard of the pause.
  const { surfacing, ...rest } = withoutReturn(awake(alert));
  // A pause that is told at once does not wait any more.
  const goesOn = surfacing !== undefined && (statement.byBudget === true || !isUnsurfaced(alert));
  return {
    ...rest,
    cause: 'paused',
    revision: statement.revision,
    facts: statement.facts,
    ...(goesOn ? { surfacing } : {}),
  };
}

function withoutReturn(alert: OpenAlert): OpenAlert {
  const { returned: _told, ...rest } = alert;
  return alert.returned === undefined ? alert : rest;
}

function withAlert(
  account: AccountState,
  alertId: string,
  change: (alert: OpenAlert) => OpenAlert,
): AccountState {
  return account.alert?.alertId === alertId ? { ...account, alert: change(account.alert) } : account;
}

function closeAlert(account: AccountState, alertId: string): AccountState {
  if (account.alert?.alertId !== alertId) return account;
  const { alert: _closed, ...rest } = account;
  return rest;
}

/** The alert's onset is old news: for good after "reduced for good", else until the day that the fact says. */
function closeByHand(
  account: AccountState,
  {
    alertId,
    outcome,
    mutedUntil,
  }: { readonly alertId: string; readonly outcome: AlertOutcome; readonly mutedUntil?: string },
): AccountState {
  const closed = closeAlert(account, alertId);
  const { alert } = account;
  if (alert === undefined || closed === account) return closed;
  const muted = { onsetWeek: alert.onsetWeek, weeksBelow: 0 };
  if (outcome === 'reduced-for-good') return { ...closed, muted };
  return mutedUntil === undefined
    ? closed
    : { ...closed, muted: { ...muted, untilWeek: weekOf(mutedUntil) } };
}

function withoutMute(account: AccountState): AccountState {
  if (account.muted === undefined) return account;
  const { muted: _mute, ...rest } = account;
  return rest;
}
