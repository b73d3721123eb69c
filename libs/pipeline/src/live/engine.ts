import { tickWeekClock } from '../clock/week-clock.js';
import type { AccountStore, Clock, EventLog, Job, JobQueue } from '../ports/index.js';
import type { Projector } from '../project/projector.js';
import { createBell } from './bell.js';
import { doTaskJob } from './do-task-job.js';
import { isNotificationJob } from '../notify/notification-jobs.js';
import { END_SNOOZE } from '../project/snooze-job.js';
import { endSnooze } from './end-snooze.js';
import { restoreJobs } from './restore-jobs.js';

export interface EnginePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly projector: Projector;
}

/** How often things are looked at when nothing calls for it, in milliseconds. */
export interface EngineRhythm {
  /** Weeks that may end, jobs that are due. */
  readonly tick: number;
  /** Weeks that may end because facts have come in. */
  readonly whileBusy: number;
  /** Jobs that the queue may have lost without being able to tell. */
  readonly restore: number;
  /** Before what has failed is tried again. */
  readonly retry: number;
}

const ENGINE_RHYTHM: EngineRhythm = { tick: 30_000, whileBusy: 500, restore: 3_600_000, retry: 1_000 };

/** What went wrong last, until it goes well again. */
export interface EngineTrouble {
  readonly error: unknown;
  /** ISO instant of the first failure in a row. */
  readonly since: string;
}

/** What a process looks after beside folding: weeks that may end, jobs that are due. */
export type Duty = 'weeks' | 'jobs';

export interface EngineOptions {
  readonly rhythm?: EngineRhythm;
  /** Several processes may share them, and have the same one. */
  readonly duties?: readonly Duty[];
  /** How far the clocks of processes may be apart, in milliseconds: a week that ends too early by the log's is not ended. */
  readonly skewMs?: number;
  /** Takes the jobs that tell people something; without it nobody is told, and what is to be told stays where it is. */
  readonly onNotification?: (job: Job) => void;
}

const DUTIES: readonly Duty[] = ['weeks', 'jobs'];

/** Keeps an installation alive: folds what comes in, ends weeks, does the jobs that are due. */
export interface Engine {
  /** Something was appended: it is folded as soon as possible. */
  wake(): void;
  readonly trouble: EngineTrouble | undefined;
  /** Resolves when what is under way has come to an end; nothing is begun any more. */
  stop(): Promise<void>;
}

/** @param onTrouble told of every failure; until it is over, the engine tries again */
export function startEngine(
  { log, store, jobs, clock, projector }: EnginePorts,
  onTrouble: (error: unknown) => void,
  { rhythm = ENGINE_RHYTHM, duties = DUTIES, skewMs = 0, onNotification }: EngineOptions = {},
): Engine {
  const bell = createBell();
  /** Rings only when there is nothing left to wait for. */
  const patience = createBell();
  const stopping = new AbortController();
  let trouble: EngineTrouble | undefined;
  /** What has come in since weeks and jobs were looked at. */
  let fresh = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let restoredAt = Number.NEGATIVE_INFINITY;
  const nextLook = (): number => lookedAt + (fresh > 0 ? rhythm.whileBusy : rhythm.tick);

  const lookAround = async (): Promise<void> => {
    const began = performance.now();
    // What fails on the way is looked at again as soon as it is tried again.
    lookedAt = Number.NEGATIVE_INFINITY;
    fresh = 0;
    if (duties.includes('weeks')) await endWeeks();
    if (duties.includes('jobs')) await doJobs(began);
    lookedAt = began;
  };
  const doJobs = async (began: number): Promise<void> => {
    const isWhole = await jobs.isWhole();
    if (!isWhole || began >= restoredAt + rhythm.restore) {
      await jobs.refill(() => restoreJobs({ log, store, jobs }));
      // After a loss once more at the next look: the fold schedules a job before it commits what calls for it.
      restoredAt = isWhole ? began : Number.NEGATIVE_INFINITY;
    }
    const done = await jobs.work(async (job) => {
      if (isNotificationJob(job)) {
        // The queue only says when; what is to be told stays in the account's state until it is told.
        onNotification?.(job);
        return;
      }
      const does = job.name === END_SNOOZE ? endSnooze : doTaskJob;
      await does({ log, store, clock }, job).catch((error: unknown) => {
        onTrouble(error);
        throw error;
      });
    });
    if (done > 0) await projector.drain();
  };
  /** One week a tick: the next one is measured when this one is closed. One that did not close has time until later. */
  const endWeeks = async (): Promise<void> => {
    let before: number | undefined;
    while (!stopping.signal.aborted) {
      const week = await tickWeekClock({ log, store, clock, skewMs });
      if (week === undefined || week === before) return;
      before = week;
      await projector.drain();
    }
  };
  const turn = async (): Promise<void> => {
    const folded = await projector.drain();
    fresh += folded;
    if (performance.now() >= nextLook()) await lookAround();
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { rung } = bell;
      try {
        await turn();
        trouble = undefined;
        await bell.next(rung, Math.max(0, nextLook() - performance.now()));
      } catch (error) {
        trouble = { error, since: trouble?.since ?? clock.now() };
        onTrouble(error);
        await patience.next(0, rhythm.retry);
      }
    }
  };
  const running = run();
  return {
    wake() {
      fresh += 1;
      bell.ring();
    },
    get trouble() {
      return trouble;
    },
    async stop() {
      stopping.abort();
      patience.ring();
      bell.ring();
      await running;
    },
  };
}
