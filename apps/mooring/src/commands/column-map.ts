import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ColumnMap } from '#pipeline';
import { UserError } from '../user-error.js';
import { systemReason } from '#disk-files';

const columnMap = z.record(z.string(), z.string());

/** Reads a JSON object: the file's column name to Mooring's, or to "" for a column to ignore. Throws UserError. */
export async function readColumnMap(path: string): Promise<ColumnMap> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(`the column map ${path} cannot be read: ${systemReason(error)}`);
  });
  const map = columnMap.safeParse(parsed(text));
  if (map.success) return map.data;
  throw new UserError(
    `the column map ${path} is not a JSON object of texts such as {"客户": "account_id", "备注": ""}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}
