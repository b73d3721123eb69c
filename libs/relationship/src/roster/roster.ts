import { z } from 'zod';

const person = z.string().min(1).max(200);

/**
 * Who stands in for whom: data that a head keeps. Ids are those that accounts name their owner and team by; whoever is not
 * listed has no deputy, and the working days of the installation's country.
 */
export const rosterSchema = z
  .strictObject({
    managers: z
      .array(
        z
          .strictObject({
            manager: person,
            /** Who takes over what stays undone. */
            deputy: person.exactOptional(),
            team: person.exactOptional(),
            /** ISO 3166 alpha-2: whose working days they keep; those of the installation when missing, or not published. */
            country: z
              .string()
              .regex(/^[A-Z]{2}$/u)
              .exactOptional(),
          })
          .readonly(),
      )
      .max(1_000)
      .readonly()
      .refine((all) => isOnce(all.map(({ manager }) => manager)), 'A manager is listed twice.'),
    teams: z
      .array(z.strictObject({ team: person, head: person }).readonly())
      .max(1_000)
      .readonly()
      .refine((all) => isOnce(all.map(({ team }) => team)), 'A team is listed twice.'),
  })
  .readonly();

export type Roster = z.infer<typeof rosterSchema>;

/** What the roster says of a manager; undefined for somebody who is not listed. */
export function managerIn(
  roster: Roster | undefined,
  manager: string | undefined,
): Roster['managers'][number] | undefined {
  return roster?.managers.find((each) => each.manager === manager);
}

/** The head of a team; undefined where none is named. */
export function headIn(roster: Roster | undefined, team: string | undefined): string | undefined {
  return roster?.teams.find((each) => each.team === team)?.head;
}

function isOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
