import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const SCRIPT = `
  const [, file, sql] = process.argv;
  const db = new (require("node:sqlite").DatabaseSync)(file);
  console.log(JSON.stringify(db.prepare(sql).all()));`;

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** Runs SQL on a data file, in a process of its own, as somebody might who edits it by hand; gives the rows. */
export function sql(file: string, statement: string): z.infer<typeof rows> {
  const out = execFileSync(process.execPath, ['--eval', SCRIPT, file, statement], { encoding: 'utf8' });
  return rows.parse(JSON.parse(out));
}
