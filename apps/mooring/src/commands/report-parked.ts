import { listParked } from '#pipeline';
import { invocation } from '../invocation.js';
import type { MooringSet } from '../set.js';
import { printError } from '../terminal/print.js';

/** Says how many accounts wait behind an event that could not be folded, and makes the exit code 1 if any do. */
export async function reportParked(set: MooringSet, data: string): Promise<void> {
  const { length } = await listParked(set);
  if (length === 0) return;
  process.exitCode = 1;
  const waits = length === 1 ? '1 subject waits' : `${String(length)} subjects wait`;
  printError(
    `mooring: ${waits} behind an event that could not be folded. See why: ${invocation(data, 'parked')}`,
  );
}
