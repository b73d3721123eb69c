import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountSubject, isFinished, type Notification } from '#relationship';
import { Crash } from '../contracts/crash.js';
import { type CrashMode, withCrashAt } from '../contracts/crash-at.js';
import type { Delivery } from '../ports/index.js';
import { notifyJob } from '../project/notify-job.js';
import { enableChannel } from '../act/choose-notifications.js';
import { troubledChannels } from '../read/notification-settings.js';
import { LOCAL_OPERATOR } from '../read/principal.js';
import { doDigest } from './do-digest.js';
import { doNotify } from './do-notify.js';
import { digestJob } from './notification-jobs.js';
import type { NotifyPorts } from './notify-ports.js';
import type { Mode } from './recipient.js';
import {
  HOOK,
  MAIL,
  recipient,
  ROBOT,
  type Told,
  toldCompany,
  type ToldCompany,
} from './testing/told-company.js';

const NEVER = 1_000_000;
const ACCOUNTS = ['A', 'B'];
const OUTCOMES: readonly Delivery[] = [
  { outcome: 'sent' },
  { outcome: 'later', reason: 'HTTP 503' },
  { outcome: 'uncertain', reason: 'the connection broke' },
  { outcome: 'refused', reason: 'no such person', gone: false },
];

/** A process that is handed a job, and dies at its k-th port call if it comes so far. */
interface Try {
  readonly job: 'A' | 'B' | 'digest';
  readonly dies: number;
  readonly mode: CrashMode;
}
/** Some tries at the same time, then time passes. */
interface Round {
  readonly tries: readonly Try[];
  readonly minutes: number;
}

const oneTry = fc.record<Try>({
  job: fc.constantFrom('A', 'B', 'digest'),
  dies: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.constant(NEVER)),
  mode: fc.constantFrom('before', 'after'),
});
const rounds = fc.array(
  fc.record<Round>({
    tries: fc.array(oneTry, { minLength: 1, maxLength: 4 }),
    minutes: fc.constantFrom(0, 1, 3, 20),
  }),
  { minLength: 1, maxLength: 6 },
);
const answers = fc.array(fc.constantFrom(...OUTCOMES), { minLength: 1, maxLength: 8 });
const modes = fc.constantFrom<Mode>('at-once', 'daily');

test('whatever dies and however jobs come: no mail or chat arrives twice, no webhook under another id', async () => {
  let attempts = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), rounds, answers, modes, async (s, plan, outcomes, mode) => {
      const company = await toldCompany(ACCOUNTS);
      const { set, projector, notifier } = company;
      const who = recipient({ mode, channels: [MAIL, ROBOT, HOOK] });
      let nth = 0;
      const world: NotifyPorts['notifier'] = {
        deliver(channel, message, facts) {
          notifier.answer(outcomes[nth++ % outcomes.length] ?? { outcome: 'sent' });
          return notifier.deliver(channel, message, facts);
        },
      };
      const process = (one: Try, name: string) => async () => {
        const { bell, ...rest } = company.ports(who, name);
        const dying = withCrashAt({ ...rest, notifier: world }, one.dies, one.mode);
        const ports = { ...taking(dying, () => s.schedule(Promise.resolve())), bell };
        await work(company, ports, one.job).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      };
      for (const [round, { tries, minutes }] of plan.entries()) {
        const all = tries.map((one, at) => process(one, `${String(round)}.${String(at)}`)());
        await s.waitFor(Promise.all(all));
        await projector.drain();
        set.clock.advance(minutes * 60_000);
      }
      expectNothingTwice(notifier.told);
      attempts += notifier.told.length;
      // And all comes to an end once nobody dies any more.
      for (let more = 0; more < 40 && !(await areFinished(company)); more += 1) {
        set.clock.advance(9 * 3_600_000);
        // A program that was away for a day is tried again when an operator says so.
        if ((await troubledChannels(set)).some(({ trouble }) => trouble.status === 'disabled'))
          await enableChannel(set, LOCAL_OPERATOR, 'li', 'hook');
        await projector.drain();
        for (const job of ['A', 'B', 'digest'] as const)
          await s.waitFor(process({ job, dies: NEVER, mode: 'before' }, `end ${String(more)}`)());
        await projector.drain();
      }
      expectNothingTwice(notifier.told);
      expect(await areFinished(company)).toBe(true);
    }),
    { numRuns: 300 },
  );
  // Otherwise it would prove little.
  expect(attempts).toBeGreaterThan(500);
});

async function work(company: ToldCompany, ports: NotifyPorts, job: Try['job']): Promise<void> {
  if (job === 'digest') return doDigest(ports, digestJob('li', company.set.clock.now()));
  return doNotify(ports, notifyJob(accountSubject(job), await company.notificationOf(job)));
}

/** The ports, of which every call waits for its turn. */
function taking<Ports extends object>(ports: Ports, turn: () => Promise<void>): Ports {
  const wrapped = { ...ports };
  for (const name of ['log', 'store', 'jobs', 'notifier']) {
    const port: unknown = Reflect.get(ports, name);
    if (typeof port !== 'object' || port === null) continue;
    const slow = new Proxy(port, {
      get(target, member) {
        const method: unknown = Reflect.get(target, member);
        if (typeof method !== 'function') return method;
        return async (...args: readonly unknown[]): Promise<unknown> => {
          await turn();
          return Reflect.apply(method, target, args);
        };
      },
    });
    Reflect.set(wrapped, name, slow);
  }
  return wrapped;
}

function expectNothingTwice(told: readonly Told[]): void {
  const mayHaveArrived = told.filter(
    ({ delivery: { outcome } }) => outcome === 'sent' || outcome === 'uncertain',
  );
  for (const accountId of ACCOUNTS) {
    for (const kind of ['email', 'dingtalk']) {
      const lines = mayHaveArrived
        .filter((one) => one.kind === kind)
        .flatMap(({ message: { title, lines: rest } }) => [title].concat(rest))
        .filter((line) => line.includes(`company ${accountId}`));
      const recalls = lines.filter((line) => line.startsWith('May not have reached you before'));
      expect(recalls.length).toBeLessThanOrEqual(1);
      expect(lines.length - recalls.length).toBeLessThanOrEqual(1);
    }
    const ids = told
      .filter(({ kind, facts }) => kind === 'webhook' && facts['accountId'] === accountId)
      .map(({ message }) => message.id);
    expect(ids.filter((id) => id !== `loosened ${accountId}`)).toEqual([]);
  }
}

async function areFinished(company: ToldCompany): Promise<boolean> {
  const notifications: Notification[] = [];
  for (const accountId of ACCOUNTS) notifications.push(await company.notificationOf(accountId));
  return notifications.every(isFinished);
}
