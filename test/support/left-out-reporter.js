import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Says at the end of a run, where nobody overlooks it, what was not tested and why. */
export default class LeftOutReporter {
  #folder = mkdtempSync(join(tmpdir(), 'mooring-left-out-'));

  constructor() {
    process.env['MOORING_LEFT_OUT'] = join(this.#folder, 'left-out.txt');
  }

  onRunComplete() {
    const file = join(this.#folder, 'left-out.txt');
    const lines = existsSync(file) ? [...new Set(readFileSync(file, 'utf8').trim().split('\n'))] : [];
    rmSync(this.#folder, { recursive: true, force: true });
    if (lines.length === 0) return;
    console.log(`\nLEFT OUT on this machine (in CI this would fail):`);
    for (const line of lines) console.log(`  - ${line}`);
  }
}
