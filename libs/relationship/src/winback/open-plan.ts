import type { AttemptKind } from './winback-events.js';

/** A step that was done. */
export interface Attempt {
  readonly step: number;
  /** ISO date. */
  readonly date: string;
  /** Missing where the step's task was completed without saying how. */
  readonly how?: AttemptKind;
  readonly reached?: boolean;
  readonly contactIds?: readonly string[];
  /** The logged interaction that tells more. */
  readonly interactionId?: string;
  readonly by?: string;
}

/** The one plan that may be open for an account. It does not grow: there is one attempt a step. */
export interface OpenPlan {
  readonly planId: string;
  readonly alertId: string;
  /** Counts what was done with the plan; what a user saw when acting. */
  readonly revision: number;
  /** Number of the week in which the pause was stated. */
  readonly pausedWeek: number;
  readonly plannedAt: string;
  /** Working days between steps. */
  readonly gaps: readonly number[];
  /** The step that is to be done next, from 1; `decisionStep` when all are done. */
  readonly step: number;
  /** The latest attempt of each step that is done, ascending. */
  readonly attempts: readonly Attempt[];
  /** ISO date before which nothing is due. */
  readonly wakeOn?: string;
  readonly wakeReason?: string;
  /** The open task that is the present step; missing only until the next one is opened. */
  readonly taskId?: string;
}

/** The step at which a plan asks for a decision: won, lost, or a wake date. */
export function decisionStep({ gaps }: Pick<OpenPlan, 'gaps'>): number {
  return gaps.length + 2;
}

/** What the present step of a plan asks for. */
export function asks(plan: OpenPlan): 'attempt' | 'decision' {
  return plan.step < decisionStep(plan) ? 'attempt' : 'decision';
}
