import type { DemoCompany, DemoManager } from '#demo-company';
import type { Roster } from '#relationship';

/** In the demo company the managers of a team stand in for one another in turn, and its head has the last word. */
export function demoRoster({ managers }: Pick<DemoCompany, 'managers'>): Roster {
  const staff = managers.filter(({ role }) => role === 'manager');
  const heads = managers.filter(({ role }) => role === 'head');
  return {
    managers: staff.map((manager) => entryOf(manager, staff)),
    teams: heads.map(({ id, team }) => ({ team, head: id })),
  };
}

function entryOf({ id, team }: DemoManager, staff: readonly DemoManager[]): Roster['managers'][number] {
  const members = staff.filter((each) => each.team === team).map((each) => each.id);
  const deputy = members[(members.indexOf(id) + 1) % members.length];
  return { manager: id, team, ...(deputy === undefined || deputy === id ? {} : { deputy }) };
}
