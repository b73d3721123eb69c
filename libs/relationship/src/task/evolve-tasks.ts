import type { AccountState, ChecklistItem, OpenTask } from '../account/account-state.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import type { Rung } from './escalation.js';

/** Talks whose next step has had its task are remembered this far back: nobody corrects older ones. */
const REMEMBERED_TALKS = 50;

/** The open tasks of an account after an event. What is said of a task that is not open changes nothing. */
export function evolveTasks(account: AccountState, event: MooringEvent): AccountState {
  switch (event.type) {
    case 'mooring.task.opened':
      return opened(account, event);
    case 'mooring.task.assigned':
      return withTask(account, event.data.taskId, (task) => ({
        ...task,
        revision: task.revision + 1,
        owner: event.data.owner,
        ...(event.data.team === undefined ? {} : { team: event.data.team }),
      }));
    case 'mooring.task.snoozed':
      return withTask(account, event.data.taskId, (task) =>
        movedTask(task, event.data.due, event.data.ladder),
      );
    case 'mooring.task.step-done':
      return withTask(account, event.data.taskId, (task) => withStep(task, event));
    case 'mooring.task.escalated': {
      const { taskId, level, to } = event.data;
      const reached = { level, ...(to === undefined ? {} : { to }), at: event.time };
      return withTask(account, taskId, (task) => ({
        ...task,
        escalations: [...(task.escalations ?? []), reached],
      }));
    }
    case 'mooring.task.completed':
    case 'mooring.task.cancelled':
    case 'mooring.task.expired':
      return { ...account, tasks: account.tasks.filter((task) => task.taskId !== event.data.taskId) };
    case 'mooring.interaction.logged':
      return talkedOf(account, event.data);
    case 'mooring.deadline.reached': {
      if (event.data.deadline !== 'task-reminder') return account;
      const { taskId, on } = event.data;
      return withTask(account, taskId, (task) =>
        task.remindOn === on && task.contactedOn === undefined ? { ...task, remindedOn: on } : task,
      );
    }
    default:
      return account;
  }
}

/** A task that is due on another day: it is reminded of on that day, and all that waiting has brought begins anew. */
export function movedTask(task: OpenTask, due: string, ladder: readonly Rung[] | undefined): OpenTask {
  const { contactedOn: _contact, ladder: _before, escalations: _reached, ...kept } = task;
  const revision = task.revision + 1;
  return {
    ...kept,
    revision,
    due,
    remindOn: due,
    ...(ladder === undefined ? {} : { ladder: { since: revision, rungs: ladder } }),
  };
}

function opened(account: AccountState, { data, time }: EventOfType<'mooring.task.opened'>): AccountState {
  const { ladder: rungs, ...stated } = data;
  const ladder = rungs === undefined ? {} : { ladder: { since: 1, rungs } };
  const tasks = [...account.tasks, { ...stated, ...ladder, revision: 1, openedAt: time }];
  const { interactionId } = data;
  if (interactionId === undefined) return { ...account, tasks };
  const { stepsTaken = [] } = account;
  return { ...account, tasks, stepsTaken: [...stepsTaken, interactionId].slice(-REMEMBERED_TALKS) };
}

function withStep(
  task: OpenTask,
  { data: { step, undone }, time }: EventOfType<'mooring.task.step-done'>,
): OpenTask {
  const ticked = ({ doneAt: _before, ...open }: ChecklistItem): ChecklistItem =>
    undone === true ? open : { ...open, doneAt: time };
  return {
    ...task,
    revision: task.revision + 1,
    checklist: (task.checklist ?? []).map((item) => (item.step === step ? ticked(item) : item)),
  };
}

/** A talk answers the reminders that ask for one, and a corrected one says anew what its next step is. */
function talkedOf(account: AccountState, talk: DataOf<'mooring.interaction.logged'>): AccountState {
  const tasks = account.tasks.map((task) =>
    task.interactionId === talk.interactionId ? restated(task, talk) : answered(task, talk.date),
  );
  return tasks.every((task, at) => task === account.tasks[at]) ? account : { ...account, tasks };
}

function answered(task: OpenTask, contactedOn: string): OpenTask {
  // The day of the opening in its own notation: it may be one behind the business day, which a lower bound may be.
  const answers = task.quietAfterContact === true && contactedOn >= task.openedAt.slice(0, 10);
  return answers && contactedOn > (task.contactedOn ?? '') ? { ...task, contactedOn } : task;
}

function restated(task: OpenTask, { sealed, contactIds }: DataOf<'mooring.interaction.logged'>): OpenTask {
  const title = sealed.nextStep;
  if (title === undefined || title === task.sealed?.title) return task;
  return { ...task, revision: task.revision + 1, sealed: { title }, contactIds };
}

function withTask(account: AccountState, taskId: string, change: (task: OpenTask) => OpenTask): AccountState {
  return { ...account, tasks: account.tasks.map((task) => (task.taskId === taskId ? change(task) : task)) };
}
