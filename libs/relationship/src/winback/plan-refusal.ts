import { asks, type OpenPlan } from './open-plan.js';

/** What a user asks of a task: to be put off to a day, to be completed with an outcome, or something else. */
interface TaskAction {
  readonly taskId: string;
  readonly due?: string;
  readonly outcome?: string;
}

/** Why a plan does not let its task be acted on as other tasks are; undefined when it does. */
export function planRefusal(
  plan: OpenPlan | undefined,
  { taskId, due, outcome }: TaskAction,
): string | undefined {
  if (plan === undefined || plan.taskId !== taskId) return undefined;
  if (outcome !== undefined && asks(plan) === 'decision') {
    return 'all steps of the plan are done: it asks whether the account is won, lost or to be woken on a later day';
  }
  const { wakeOn } = plan;
  return due !== undefined && wakeOn !== undefined && due < wakeOn
    ? `nothing is due before the wake date ${wakeOn} of the plan`
    : undefined;
}
