import { z } from 'zod';
import { cursorSchema } from './cursor.js';

const MOST_ROWS = 200;

/** The parameters that every list takes. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50).describe('Rows of a page'),
  cursor: cursorSchema.exactOptional().describe('`next` of the page before'),
});
