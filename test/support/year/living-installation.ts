import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi, DEFAULT_LIMITS } from '#api';
import { OutsideNotifier } from '#notifier';
import {
  createBell,
  createProjector,
  type KeyVault,
  ringingProjector,
  startEngine,
  tellingLog,
} from '#pipeline';
import type { PortSet } from '#pipeline/contracts';
import type { Job, JobQueue, NotifyPorts, Recipients } from '#pipeline';
import { doDigest } from '../../../libs/pipeline/src/notify/do-digest.js';
import { doNotify } from '../../../libs/pipeline/src/notify/do-notify.js';
import { type ApiClient, apiClient } from '../api-client.js';
import type { MailServer } from '../mail-server.js';
import { until } from '../until.js';

export type LivingSet = PortSet & { readonly vault: KeyVault };

/** An installation in this process: its API, its fold, its weeks, its jobs and its messages, on a clock that a test moves. */
export interface LivingInstallation {
  readonly api: ApiClient;
  /** Everything that went wrong on the way. */
  readonly troubles: readonly unknown[];
  /** Moves the clock, and resolves when all that is due by then has been done. */
  liveUntil(instant: string): Promise<void>;
  stop(): Promise<void>;
}

/** Nothing happens because time goes by, and everything as soon as something calls for it. */
const RHYTHM = { tick: 3_600_000, whileBusy: 0, restore: 3_600_000, retry: 50 };

export async function livingInstallation(
  set: LivingSet,
  { mail, recipients }: { readonly mail: MailServer; readonly recipients: Recipients },
): Promise<LivingInstallation> {
  const troubles: unknown[] = [];
  const bell = createBell();
  const looks = countedLooks(set.jobs);
  const log = tellingLog(set.log, () => engine.wake());
  const ports = {
    ...set,
    jobs: looks.jobs,
    log,
    bell,
    projector: ringingProjector(createProjector(set), bell),
  };
  const notifier = new OutsideNotifier({
    clock: set.clock,
    allowPrivate: true,
    mail: { url: mail.url, from: 'Mooring <mooring@example.com>' },
  });
  let claims = 0;
  const notify: NotifyPorts = {
    ...ports,
    notifier,
    recipients,
    pageOf: (accountId) => `https://mooring.example/accounts/${accountId ?? ''}`,
    newClaimant: () => `claim ${String((claims += 1))}`,
  };
  const toTell: Job[] = [];
  const engine = startEngine(ports, (error) => troubles.push(error), {
    rhythm: RHYTHM,
    onNotification: (job) => toTell.push(job),
  });
  const uploads = mkdtempSync(join(tmpdir(), 'mooring-uploads-'));
  const api = await createApi(
    { ...ports, calendars: () => [], trouble: () => engine.trouble },
    {
      offers: 'everything',
      uploads,
      hosts: [],
      limits: DEFAULT_LIMITS,
      onError: (error) => troubles.push(error),
    },
  );
  const tellAll = async (): Promise<number> => {
    const jobs = toTell.splice(0);
    for (const job of jobs) await (job.name === 'digest' ? doDigest : doNotify)(notify, job);
    return jobs.length;
  };
  return {
    api: apiClient(await api.listen(0, '127.0.0.1')),
    troubles,
    async liveUntil(instant) {
      set.clock.set(instant);
      for (;;) {
        const { begun } = looks;
        const before = looks.done;
        engine.wake();
        await until('a look at what is due', () => looks.begun > begun && looks.ended === looks.begun);
        if ((await tellAll()) === 0 && looks.done === before) return;
      }
    },
    async stop() {
      await api.close();
      await engine.stop();
      notifier.close();
      rmSync(uploads, { recursive: true });
    },
  };
}

/** A queue that says how often it was looked at for what is due, and how many jobs were done. */
function countedLooks(queue: JobQueue) {
  const looks = {
    begun: 0,
    ended: 0,
    done: 0,
    jobs: {
      schedule: (jobs) => queue.schedule(jobs),
      cancel: (ids) => queue.cancel(ids),
      waiting: (limit) => queue.waiting(limit),
      depth: () => queue.depth(),
      isWhole: () => queue.isWhole(),
      refill: (fill) => queue.refill(fill),
      async work(handler) {
        looks.begun += 1;
        const done = await queue.work(handler).finally(() => (looks.ended += 1));
        looks.done += done;
        return done;
      },
    } satisfies JobQueue,
  };
  return looks;
}
