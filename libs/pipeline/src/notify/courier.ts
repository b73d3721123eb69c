import { deriveId } from '../derive-id.js';
import { createBell } from '../live/bell.js';
import type { Job } from '../ports/index.js';
import { doDigest } from './do-digest.js';
import { doNotify } from './do-notify.js';
import { doTeamDigest } from './do-team-digest.js';
import type { NotifyPorts } from './notify-ports.js';

/** Jobs in hand at a time: a receiver that hangs holds up one of them. */
const HANDS = 4;
/** Before a job that failed is tried again. */
const RETRY_MS = 60_000;
/** Stopping waits no longer for what is being sent: it counts as sent by a process that died. */
const PATIENCE_MS = 6_000;

/** What does a job. */
function workOf({ name }: Job): typeof doNotify {
  if (name === 'team-digest') return doTeamDigest;
  return name === 'digest' ? doDigest : doNotify;
}

/** Tells people things beside everything else that a process does, as receivers may be slow. */
export interface Courier {
  /** Takes a job and does it soon. What a dying process has not done is in the accounts' states, and is scheduled again. */
  take(job: Job): void;
  /** Takes nothing any more; resolves when what is in hand has come to an end, at the latest after 6 s. */
  stop(): Promise<void>;
}

/** @param onTrouble told of what goes wrong on this side: a store or a log that is away */
export function startCourier(ports: NotifyPorts, onTrouble: (error: unknown) => void): Courier {
  const waiting = new Map<string, Job>();
  const inHand = new Set<string>();
  const done = createBell();
  let isStopped = false;

  const doJob = async (job: Job): Promise<void> => {
    try {
      await workOf(job)(ports, job);
    } catch (error) {
      onTrouble(error);
      const runAt = new Date(Date.parse(ports.clock.now()) + RETRY_MS).toISOString();
      // Where the queue is away too, what is untold is scheduled again from state.
      await ports.jobs.schedule([{ ...job, id: deriveId(job.id, runAt), runAt }]).catch(onTrouble);
    }
  };
  const next = (): void => {
    for (const [id, job] of waiting) {
      if (isStopped || inHand.size >= HANDS) return;
      // The same job again is looked at afterwards: something may have changed since the first look.
      if (inHand.has(id)) continue;
      waiting.delete(id);
      inHand.add(id);
      void doJob(job).finally(() => {
        inHand.delete(id);
        done.ring();
        next();
      });
    }
  };
  return {
    take(job) {
      waiting.set(job.id, job);
      next();
    },
    async stop() {
      isStopped = true;
      const until = performance.now() + PATIENCE_MS;
      for (let left = PATIENCE_MS; inHand.size > 0 && left > 0; left = until - performance.now())
        await done.next(done.rung, left);
    },
  };
}
