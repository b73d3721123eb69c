import type { OpenTask } from '../account/account-state.js';
import { addWorkingDays } from '../calendar/working-days.js';
import { headIn, managerIn, type Roster } from '../roster/roster.js';
import { calendarOf, type PartitionState } from '../week/partition-state.js';
import type { EscalationLevel, Rung } from './escalation.js';

/**
 * The ladder of a task by the working days of its owner.
 *
 * @param due ISO date
 * @returns undefined where the settings have no escalation
 */
export function ladderFrom(
  due: string,
  owner: string | undefined,
  partition: PartitionState,
): readonly Rung[] | undefined {
  const { escalation } = partition.settings;
  if (escalation === undefined) return undefined;
  const calendar = calendarOf(partition, owner);
  const deputyOn = addWorkingDays(calendar, due, escalation.deputyDays);
  return [
    { level: 'deputy', on: deputyOn },
    { level: 'head', on: addWorkingDays(calendar, deputyOn, escalation.headDays) },
  ];
}

/** The rung that a task comes to next, if it stays undone; undefined when it is at the top, or has no ladder. */
export function nextRung({ ladder, escalations = [] }: OpenTask): Rung | undefined {
  return ladder?.rungs[escalations.length];
}

/** Whom a task goes to at a level; undefined where nobody is named, or it would be the owner again. */
export function escalatedTo(
  level: EscalationLevel,
  { owner, team }: OpenTask,
  roster: Roster | undefined,
): string | undefined {
  const manager = managerIn(roster, owner);
  const to = level === 'deputy' ? manager?.deputy : headIn(roster, team ?? manager?.team);
  return to === owner ? undefined : to;
}
