import type { EventLog, Position, Progress } from '../ports/index.js';
import type { Projector } from '../project/projector.js';
import { backlogOf, type ProgressPorts, progressOf } from '../read/progress.js';
import { createBell } from './bell.js';
import { tellingLog } from './ringing.js';

/** How long to wait, in milliseconds. */
export interface AwaitedRhythm {
  /** Between two looks. */
  readonly look: number;
  /** For something that was decided and does not come back, as of an account that is parked. */
  readonly quiet: number;
  /** For what is said of what was appended, while others go on appending. */
  readonly busy: number;
  /** For anybody to fold anything at all. */
  readonly patience: number;
}

const RHYTHM: AwaitedRhythm = { look: 20, quiet: 3_000, busy: 5_000, patience: 60_000 };

/**
 * The log and the projector of a process that does not fold: draining waits until others have folded what this process has
 * appended, and what follows from it.
 */
export function awaitedFold(
  ports: ProgressPorts,
  rhythm: AwaitedRhythm = RHYTHM,
): { readonly log: EventLog; readonly projector: Projector } {
  const { log } = ports;
  const appended: Position[] = [];
  return {
    log: tellingLog(log, (events, positions) => {
      for (const [at, { subject }] of events.entries()) {
        const position = positions[at] ?? '';
        const partition = log.partitionOf(subject);
        if (position > (appended[partition] ?? '')) appended[partition] = position;
      }
    }),
    projector: {
      drain: (onProgress = () => undefined) => drained(ports, [...appended], rhythm, onProgress),
    },
  };
}

/** @returns how many events others have folded meanwhile */
async function drained(
  ports: ProgressPorts,
  until: readonly (Position | undefined)[],
  rhythm: AwaitedRhythm,
  onProgress: (events: number) => void,
): Promise<number> {
  const pause = createBell();
  let first: number | undefined;
  let most = 0;
  let before = '';
  let moved = performance.now();
  let passed: number | undefined;
  for (;;) {
    const progress = await progressOf(ports);
    const behind = await backlogOf(ports, progress);
    const now = performance.now();
    first ??= behind;
    if (first - behind > most) {
      most = first - behind;
      onProgress(most);
    }
    const places = JSON.stringify(progress);
    if (places !== before) moved = now;
    before = places;
    if (until.every((place, partition) => isPassed(progress[partition], place))) passed ??= now;
    if (behind === 0 && progress.every(({ settled }) => settled)) return most;
    if (behind === 0 && now - moved > rhythm.quiet) return most;
    if (passed !== undefined && now - passed > rhythm.busy && now - moved <= rhythm.quiet) return most;
    if (now - moved > rhythm.patience) {
      throw new Error(
        `nobody has folded anything for ${String(rhythm.patience / 1000)} s: start a projector`,
      );
    }
    await pause.next(0, rhythm.look);
  }
}

function isPassed(progress: Progress | undefined, place: Position | undefined): boolean {
  return place === undefined || (progress?.checkpoint ?? '') >= place;
}
