import { z } from 'zod';
import { fieldsOf } from '../http/fields.js';
import { pageQuery } from '../http/page-query.js';
import { lineText, noteText } from '../http/texts.js';
import { taskResponse } from './task-responses.js';

const MOST_CONTACTS = 20;

export const listQuery = pageQuery.extend({
  fields: fieldsOf(taskResponse),
  status: z.enum(['open', 'completed', 'expired', 'cancelled']).exactOptional(),
  owner: lineText.exactOptional(),
  team: lineText.exactOptional(),
  escalatedTo: lineText
    .exactOptional()
    .describe('Those that were not done in time and have gone to this deputy or head'),
  accountId: lineText.exactOptional(),
  alertId: lineText.exactOptional(),
});

export const openBody = z
  .strictObject({
    accountId: lineText,
    title: noteText.describe('What is to be done; encrypted before it is written'),
    due: z.iso.date().describe('Day in the business time zone'),
    contactIds: z
      .array(lineText)
      .max(MOST_CONTACTS)
      .exactOptional()
      .describe('Whom the title is about: erasing one of them erases it'),
    owner: lineText.exactOptional().describe('Who is to do it; the account manager when missing'),
    team: lineText.exactOptional(),
  })
  .meta({ id: 'OpenTask' });

export const assignBody = z
  .strictObject({ owner: lineText.describe('Id of the account manager'), team: lineText.exactOptional() })
  .meta({ id: 'AssignTask' });

const MOST_REASSIGNED = 200;

export const reassignBody = z
  .strictObject({
    tasks: z
      .array(z.strictObject({ taskId: lineText, revision: z.int().min(1).describe('The revision seen') }))
      .min(1)
      .max(MOST_REASSIGNED)
      .refine(
        (all) => new Set(all.map(({ taskId }) => taskId)).size === all.length,
        'A task is listed twice.',
      ),
    to: lineText
      .exactOptional()
      .describe(
        'Who is to have them; when missing, each goes to whoever of its team has the fewest open ones',
      ),
  })
  .meta({ id: 'ReassignTasks' });

export const snoozeBody = z
  .strictObject({ due: z.iso.date().describe('The new due date'), reason: noteText })
  .meta({ id: 'SnoozeTask' });

export const completeBody = z.strictObject({ outcome: noteText }).meta({ id: 'CompleteTask' });

export const stepBody = z
  .strictObject({ done: z.boolean().default(true).describe('`false` takes it back') })
  .meta({ id: 'TaskStep' });
