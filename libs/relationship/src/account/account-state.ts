import type { VerdictsByCause } from '../budget/chance-to-keep.js';
import type { Surfacing } from '../budget/surfacing-state.js';
import type { AlertFacts } from '../explain/alert-facts.js';
import type { InteractionKind } from '../interaction/interaction-events.js';
import type { Notification } from '../notification/notification.js';
import type { TaskCause } from '../task/task-causes.js';
import type { EscalationLevel, Rung } from '../task/escalation.js';
import type { Returned, Standing } from '../snooze/snooze-events.js';
import type { OpenPlan } from '../winback/open-plan.js';
import { EMPTY_SERIES, type WeeklySeries } from './weekly-series.js';

export type Cause = 'loosening' | 'paused';

/** The one alert that may be open for a relationship. */
export interface OpenAlert {
  readonly alertId: string;
  readonly cause: Cause;
  /** Counts statements and user actions; what a user saw when acting. */
  readonly revision: number;
  /** Week numbers. */
  readonly raisedWeek: number;
  readonly onsetWeek: number;
  /** Weeks in a row below both thresholds, up to the last closed week. */
  readonly weeksBelow: number;
  /** What was stated last. */
  readonly facts: AlertFacts;
  readonly acknowledgedBy?: string;
  /** ISO date. */
  readonly snoozedUntil?: string;
  /** What is told when the snooze ends; missing where nothing is. */
  readonly snooze?: Snooze;
  /** What had changed when its last snooze ended, until somebody acts on it. */
  readonly returned?: Returned;
  /** How far it is by its manager's budget; missing where it goes by none. */
  readonly surfacing?: Surfacing;
}

/** Why an alert was snoozed, and how the account stood then. */
export interface Snooze {
  readonly reason: string;
  readonly stood: Standing;
  /** The alert's revision by the snooze: another one has another. */
  readonly since: number;
}

/** After an alert was closed by hand the same onset does not raise again until the scores have been low for a while. */
export interface Muted {
  readonly onsetWeek: number;
  /** Number of the week from which on it may raise again; missing after "reduced for good". */
  readonly untilWeek?: number;
  readonly weeksBelow: number;
}

export interface OpenTask {
  readonly taskId: string;
  /** Missing where no alert asks for it. */
  readonly alertId?: string;
  readonly cause: TaskCause;
  readonly revision: number;
  readonly owner?: string;
  readonly team?: string;
  /** ISO dates. */
  readonly due: string;
  readonly remindOn: string;
  readonly openedAt: string;
  /** The `remindOn` for which the reminder has fired. */
  readonly remindedOn?: string;
  /** The step of a win-back plan that it is. */
  readonly winback?: {
    readonly planId: string;
    readonly step: number;
    readonly asks: 'attempt' | 'decision';
  };
  /** What a person wrote that is to be done, and whose keys open it. */
  readonly sealed?: { readonly title: string };
  readonly contactIds?: readonly string[];
  /** The talk whose next step it is. */
  readonly interactionId?: string;
  /** Who made it; missing for what the system asks for. */
  readonly openedBy?: string;
  readonly checklist?: readonly ChecklistItem[];
  /** A logged contact answers the reminder. */
  readonly quietAfterContact?: true;
  /** ISO date of the latest contact that answers the reminder. */
  readonly contactedOn?: string;
  readonly ladder?: {
    /** The revision at which it was set: a task that was moved has another one. */
    readonly since: number;
    readonly rungs: readonly Rung[];
  };
  /** One for each rung that was reached, in their order. */
  readonly escalations?: readonly Escalation[];
}

/** A step of a task's checklist. */
export interface ChecklistItem {
  readonly step: string;
  readonly text: { readonly zh: string; readonly en: string };
  /** ISO instant. */
  readonly doneAt?: string;
}

/** Somebody else was called in. */
export interface Escalation {
  readonly level: EscalationLevel;
  /** Missing where nobody is named. */
  readonly to?: string;
  /** ISO instant. */
  readonly at: string;
}

/** First week and last day on which a feed delivered rows for the account. */
export interface FeedSpan {
  readonly firstWeek: number;
  readonly lastDay: number;
}

/** The latest dealing with the account, by its date. */
export interface LastContact {
  /** ISO date. */
  readonly date: string;
  readonly kind: InteractionKind;
}

/** A judgement whose outcome is awaited. */
export interface Outlook {
  /** Number of the judged week. */
  readonly week: number;
  /** Risk score in thousandths of a logit: a whole number, as everything that is kept. */
  readonly score: number;
}

/**
 * Everything the fold knows of one account. Its size does not grow with the number of shipments: amounts for the ring
 * and the open weeks after it, order counts (a digit or two a week) for the whole life, at most one open alert and
 * one win-back plan.
 */
export interface AccountState {
  readonly kind: 'account';
  readonly accountId: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly country?: string;
  readonly tier?: string;
  readonly owner?: string;
  readonly team?: string;
  /** Thousandths of the measure per week, from the start of the ring. */
  readonly volume: WeeklySeries;
  /** Orders per week for the whole life. */
  readonly orders: WeeklySeries;
  readonly feeds: Readonly<Record<string, FeedSpan>>;
  readonly alert?: OpenAlert;
  readonly muted?: Muted;
  readonly lastContact?: LastContact;
  /**
   * ISO date of the last contact that keeps the relationship warm, where it is not the last dealing; null = there was none.
   */
  readonly inTouch?: string | null;
  /** ISO date; kept where the contact clock may have to count from it. */
  readonly registeredOn?: string;
  /** The day that the contact clock counted from when it was last said to have run out. */
  readonly lapsedSince?: string;
  /** Judgements of the last half year whose outcome is awaited, ascending; missing where none is. */
  readonly outlooks?: readonly Outlook[];
  readonly tasks: readonly OpenTask[];
  /** Talks whose next step has had its task, the latest of them; missing where there is none. */
  readonly stepsTaken?: readonly string[];
  /** What is to be told about the account; missing where there is nothing. */
  readonly notifications?: readonly Notification[];
  /** How surfaced alerts have ended, by cause; missing before the first. */
  readonly verdicts?: VerdictsByCause;
  /** The plan to win a paused account back. */
  readonly winback?: OpenPlan;
}

/** An account of which nothing but its id is known yet. */
export function newAccount(accountId: string): AccountState {
  return {
    kind: 'account',
    accountId,
    name: accountId,
    volume: EMPTY_SERIES,
    orders: EMPTY_SERIES,
    feeds: {},
    tasks: [],
  };
}
