import { z } from 'zod';
import { escalationSchema, playbooksSchema, rosterSchema, type Settings } from '#relationship';

export const playbooksBody = z.strictObject({ playbooks: playbooksSchema }).meta({ id: 'Playbooks' });
export const escalationBody = z
  .strictObject({
    escalation: escalationSchema.describe('Working days after the due date, and after the deputy'),
  })
  .meta({ id: 'Escalation' });
export const rosterBody = z.strictObject({ roster: rosterSchema }).meta({ id: 'Roster' });

/** What a head may look at and change. */
export const settingsResponse = z
  .object({
    version: z.int().min(1).describe('Send it as If-Match when changing something'),
    playbooks: playbooksSchema.describe('What is to be done in a task, by its cause'),
    escalation: escalationSchema
      .exactOptional()
      .describe('When an undone task goes to the deputy and to the head; it stays where it is when missing'),
    roster: rosterSchema.describe('Deputies, heads, and the countries of managers'),
  })
  .meta({ id: 'Settings' });

export function settingsAnswer({
  version,
  playbooks = [],
  escalation,
  roster = { managers: [], teams: [] },
}: Settings): z.infer<typeof settingsResponse> {
  return {
    version,
    playbooks,
    ...(escalation === undefined ? {} : { escalation }),
    roster,
  };
}
