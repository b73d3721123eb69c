import { z } from 'zod';
import { IMPORT_KINDS } from '#pipeline';

/** What the caller chose for an import. */
export const importChoice = z.strictObject({
  kind: z.enum(IMPORT_KINDS).default('shipments'),
  source: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .default('file')
    .describe('The feed that the rows come from; the same name recognises the same rows'),
  dryRun: z
    .enum(['true', 'false', '1', '0'])
    .default('false')
    .transform((text) => text === 'true' || text === '1')
    .describe('Only say what would happen'),
  measure: z.enum(['value', 'volume']).exactOptional().describe('What a week adds up; for a first import'),
  rate: z
    .string()
    .regex(/^[A-Z]{3}=\d+(\.\d+)?(,[A-Z]{3}=\d+(\.\d+)?)*$/u, 'Give it as USD=7.1,EUR=7.8.')
    .exactOptional()
    .describe('Exchange rates to the base currency, once for each currency: USD=7.1,EUR=7.8'),
  map: z
    .string()
    .max(10_000)
    .exactOptional()
    .describe('JSON: column in the file to column of Mooring, "" to ignore it'),
});

/** The form, for the OpenAPI document. */
export const importForm = importChoice.extend({
  file: z.array(z.file()).min(1).describe('CSV or CSV.gz files'),
});

const rejectedLine = z
  .object({ file: z.string(), line: z.int(), field: z.string(), reason: z.string() })
  .meta({ id: 'RejectedLine' });

/** An import and what became of it so far. */
export const importView = z
  .object({
    importId: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    kind: z.enum(IMPORT_KINDS),
    source: z.string(),
    dryRun: z.boolean(),
    files: z.array(z.object({ name: z.string(), bytes: z.int() })).readonly(),
    createdAt: z.string(),
    endedAt: z.string().exactOptional(),
    progress: z
      .object({
        step: z.enum(['read', 'import']),
        rows: z.int(),
        total: z.int().exactOptional().describe('Where it is known'),
      })
      .exactOptional(),
    counts: z
      .object({
        rows: z.int(),
        accepted: z.int(),
        duplicate: z.int(),
        amended: z.int(),
        rejected: z.int(),
      })
      .exactOptional(),
    rejects: z
      .array(rejectedLine)
      .readonly()
      .describe('The first rejected lines; all lines: /v1/imports/{id}/lines'),
    problem: z.string().exactOptional().describe('Why it failed; nothing was changed then'),
  })
  .meta({ id: 'Import' });

export type ImportChoice = z.output<typeof importChoice>;
export type ImportView = z.infer<typeof importView>;
