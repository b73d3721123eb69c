import { accountSubject, median, SILENCE_REASONS, weekStart } from '#relationship';
import { z } from 'zod';
import type { RowBody } from '../../ports/index.js';
import { accessView } from '../access-view.js';
import { partitionReader } from '../list-silence.js';
import { pageThrough } from '../page-through.js';
import { type Principal, visibleTo } from '../principal.js';
import type { SilencePorts } from '../silence.js';
import { BY_ITSELF, type StatisticsQuery } from '../statistics.js';
import { whereOf } from '../where-of.js';
import { causeLearning, learnOfCause, type Talks } from './cause-learning.js';
import { type LearnedAlert, learnedAlert } from './learned-alert.js';
import { type Loss, lossesOf, type MissedLoss, replayLoss } from './losses.js';
import { learnedTask, learnOfSteps, stepLearning } from './step-learning.js';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();
const rule = z.enum(SILENCE_REASONS).describe('As the silence ledger names it');

const missedLoss = accessView.extend({
  lastOrder: z.iso.date().describe('Monday of the last week with an order'),
  seen: z.iso.date().describe('Monday of the week in which "nothing for 90 days" became true'),
  rule: rule.describe('The rule that kept it quiet in most weeks in between'),
  weeksByRule: z.array(z.object({ rule, weeks: count })).readonly(),
  weeklyAmount: z.number().describe('Per week over the year before its last order, in units of the measure'),
});

/** How good alerts are, and what has been learned from those that are over. */
export const quality = z
  .object({
    causes: z.array(causeLearning).readonly(),
    steps: z
      .array(stepLearning)
      .readonly()
      .describe('Steps of playbooks, those done most often first; empty where tasks have no checklist'),
    alerts: z.object({
      closedByHand: count,
      notValid: count,
      validShare: share.describe('Of those closed by a person, not closed as not valid; null without any'),
    }),
    losses: z.object({
      count: count.describe(
        'Accounts that stopped: silent for more than 26 weeks and 4 of their median gaps, some more than once',
      ),
      seenEarly: count.describe('With an alert open before "nothing for 90 days" could tell'),
      seenShare: share,
      medianLead: z
        .number()
        .nullable()
        .describe('Median weeks before "nothing for 90 days", of those seen early'),
      leads: z
        .array(z.object({ weeks: count, count }))
        .readonly()
        .describe('How many were seen so many weeks before; 0 = not before it. Ascending'),
    }),
    missed: z.object({
      byRule: z
        .array(z.object({ rule, accounts: count, weeks: count, weeklyAmount: z.number() }))
        .readonly()
        .describe('The losses that nobody was told of, by the rule that kept them quiet; the most first'),
      items: z.array(missedLoss).readonly().describe('The most valuable first, 100 at most'),
    }),
  })
  .meta({ id: 'Quality' });

export type Quality = z.infer<typeof quality>;

/** Told how many of the missed losses have been replayed. */
type OnProgress = (done: number, total: number) => void;

const SHOWN_LOSSES = 100;
/** Accounts whose talks are read at a time. */
const BATCH = 200;

/**
 * How good alerts are, over all accounts that a principal may see: what came of them by cause and by step of the playbook, how
 * early losses were told, and which rule kept those quiet that were not. Reads rows and the journals of missed losses; the
 * more of these there are, the longer it takes.
 *
 * @param query `since`: only alerts that ended, and losses that everybody could see, on this day or later
 */
export async function qualityOf(
  ports: SilencePorts,
  principal: Principal,
  { since = '', ...filters }: StatisticsQuery,
  onProgress: OnProgress = () => undefined,
): Promise<Quality> {
  const { readModels } = ports;
  const where = whereOf({ owner: filters.owner, team: filters.team }, visibleTo(principal));
  const all = async <Row>(collection: 'accounts' | 'alerts' | 'tasks', parse: (row: RowBody) => Row) =>
    (
      await Array.fromAsync(
        pageThrough(readModels, { collection, where, orderBy: 'accountId', descending: false }),
      )
    ).map(parse);
  const accounts = await all('accounts', (row) => accessView.parse(row));
  const alerts = await all('alerts', (row) => learnedAlert.parse(row));
  const tasks = await all('tasks', (row) => learnedTask.parse(row));
  const wanted = alerts.filter(({ closedAt }) => closedAt === undefined || closedAt >= since);
  const ended = wanted.filter(({ status }) => status === 'closed');
  const talks = await talksOf(ports, wanted);
  const losses = (await lossesOf(ports, accounts, byAccount(alerts))).filter(
    ({ lapse }) => weekStart(lapse.seen) >= since,
  );
  const missed = await replayed(
    ports,
    losses.filter(({ lead }) => lead <= 0),
    onProgress,
  );
  return {
    causes: (['loosening', 'paused'] as const).map((cause) => {
      const of = ({ cause: its }: LearnedAlert) => its === cause;
      return learnOfCause(cause, ended.filter(of), wanted.filter(of), talks);
    }),
    steps: learnOfSteps(tasks, ended),
    alerts: validity(ended),
    losses: leadsIn(losses),
    missed: { byRule: byRule(missed), items: missed.slice(0, SHOWN_LOSSES).map(missedView) },
  };
}

function validity(ended: readonly LearnedAlert[]): Quality['alerts'] {
  const byHand = ended.filter(({ outcome }) => !BY_ITSELF.has(outcome ?? ''));
  const notValid = byHand.filter(({ outcome }) => outcome === 'not-valid').length;
  return {
    closedByHand: byHand.length,
    notValid,
    validShare: byHand.length === 0 ? null : 1 - notValid / byHand.length,
  };
}

function leadsIn(losses: readonly Loss[]): Quality['losses'] {
  const leads = losses.map(({ lead }) => Math.max(0, lead));
  const early = leads.filter((lead) => lead > 0);
  return {
    count: leads.length,
    seenEarly: early.length,
    seenShare: leads.length === 0 ? null : early.length / leads.length,
    medianLead: median(early) ?? null,
    leads: [...Map.groupBy(leads, (lead) => lead)]
      .map(([weeks, { length }]) => ({ weeks, count: length }))
      .toSorted((one, other) => one.weeks - other.weeks),
  };
}

function byRule(missed: readonly MissedLoss[]): Quality['missed']['byRule'] {
  return [...Map.groupBy(missed, ({ rule: of }) => of)]
    .map(([of, losses]) => ({
      rule: of,
      accounts: losses.length,
      weeks: losses
        .flatMap(({ weeksByRule }) => weeksByRule)
        .reduce((sum, { rule: each, weeks }) => sum + (each === of ? weeks : 0), 0),
      weeklyAmount: losses.reduce((sum, { weeklyAmount }) => sum + weeklyAmount, 0),
    }))
    .toSorted((one, other) => other.accounts - one.accounts || other.weeklyAmount - one.weeklyAmount);
}

function missedView({ account, lapse, rule: of, weeksByRule, weeklyAmount }: MissedLoss) {
  const { last, seen } = lapse;
  return {
    ...account,
    lastOrder: weekStart(last),
    seen: weekStart(seen),
    rule: of,
    weeksByRule,
    weeklyAmount,
  };
}

async function replayed(
  ports: SilencePorts,
  losses: readonly Loss[],
  onProgress: OnProgress,
): Promise<readonly MissedLoss[]> {
  const weeksOf = partitionReader(ports);
  const missed: MissedLoss[] = [];
  for (const loss of losses) {
    const partition = ports.log.partitionOf(accountSubject(loss.account.accountId));
    missed.push(await replayLoss(ports, loss, await weeksOf(partition)));
    onProgress(missed.length, losses.length);
  }
  return missed.toSorted((one, other) => other.weeklyAmount - one.weeklyAmount);
}

function byAccount(alerts: readonly LearnedAlert[]): ReadonlyMap<string, readonly LearnedAlert[]> {
  return Map.groupBy(alerts, ({ accountId }) => accountId);
}

/** Dates of the talks with the accounts of some alerts, ascending. */
async function talksOf({ readModels }: SilencePorts, alerts: readonly LearnedAlert[]): Promise<Talks> {
  const ids = [...new Set(alerts.map(({ accountId }) => accountId))];
  const talks = new Map<string, string[]>();
  for (let from = 0; from < ids.length; from += BATCH) {
    const query = {
      collection: 'interactions',
      where: { accountId: ids.slice(from, from + BATCH) },
      orderBy: 'date',
      descending: false,
    } as const;
    for await (const row of pageThrough(readModels, query)) {
      const { accountId, date } = talk.parse(row);
      const dates = talks.get(accountId);
      if (dates === undefined) talks.set(accountId, [date]);
      else dates.push(date);
    }
  }
  return talks;
}

const talk = z.object({ accountId: z.string(), date: z.string() });
