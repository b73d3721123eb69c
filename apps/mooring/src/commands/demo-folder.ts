import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error.js';

/** Which demo company a folder holds. */
export interface DemoMark {
  readonly seed: number;
  readonly today: string;
}

/** Marks a folder as the demo's: only such a folder is ever emptied. */
const MARKER = 'demo.json';
/** Counts up when the demo company tells more than before. */
const EDITION = 3;

/**
 * Makes a folder ready for a demo company. Another company of the demo's own is thrown away; anything else is left alone.
 *
 * @returns whether the very same company is in it already, complete
 */
export function prepareDemoFolder(folder: string, wanted: DemoMark): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const marker = join(folder, MARKER);
  if (!existsSync(marker)) {
    if (readdirSync(folder).length > 0) {
      throw new UserError(`${folder} holds data that is not the demo's; name another folder with --data`);
    }
    markDemoFolder(folder, undefined);
    return false;
  }
  if (readFileSync(marker, 'utf8') === textOf(wanted)) return true;
  for (const name of readdirSync(folder)) {
    if (name !== MARKER) rmSync(join(folder, name), { recursive: true, force: true });
  }
  markDemoFolder(folder, undefined);
  return false;
}

/** Notes which company the folder holds, once it is complete. */
export function markDemoFolder(folder: string, mark: DemoMark | undefined): void {
  writeFileSync(join(folder, MARKER), textOf(mark));
}

function textOf(mark: DemoMark | undefined): string {
  return mark === undefined ? '{}' : JSON.stringify({ edition: EDITION, seed: mark.seed, today: mark.today });
}
