import type { DemoCompany } from '#demo-company';
import type { Roster } from '#relationship';

/** In the demo company the managers of a team stand in for one another in turn, and its head has the last word. */
export function demoRoster({ managers }: Pick<DemoCompany, 'managers'>): Roster {
  const staff = managers.filter(({ role }) => role === 'manager');
  return {
    managers: staff.map(({ id, team }) => {
      const members = staff.filter((each) => each.team === team);
      const deputy = members[(members.findIndex((each) => each.id === id) + 1) % members.length];
      return {
        manager: id,
        team,
        ...(deputy === undefined || deputy.id === id ? {} : { deputy: deputy.id }),
      };
    }),
    teams: managers.filter(({ role }) => role === 'head').map(({ id, team }) => ({ team, head: id })),
  };
}
