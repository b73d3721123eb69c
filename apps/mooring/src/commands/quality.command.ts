import { LOCAL_OPERATOR, type Quality, qualityOf, type StatisticsQuery } from '#pipeline';
import { type Language, nameOfReason } from '#relationship';
import type { MooringSet } from '../set.js';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { percent, whole } from './statistics.command.js';

const SHOWN_LOSSES = 10;

/** Prints how good alerts are: what came of them, which steps work, how early losses were told, what kept the others quiet. */
export async function qualityCommand(set: MooringSet, query: StatisticsQuery, lang: Language): Promise<void> {
  const bar = progress('losses');
  const quality = await qualityOf(set, LOCAL_OPERATOR, query, (done, total) =>
    bar.update('folding again', done, total),
  ).finally(() => bar.finish());
  printCauses(quality);
  printSteps(quality, lang);
  printLosses(quality, lang);
}

function printCauses({ causes, alerts }: Quality): void {
  table([
    [
      'alerts',
      'ended',
      'tried',
      'kept',
      'recovered',
      'lost',
      'not valid',
      'stayed if tried',
      'if not',
      'days to contact',
      'to close',
    ],
    ...causes.map((of) => [
      of.cause,
      ...[of.ended, of.tried, of.kept, of.recovered, of.lost, of.notValid].map(whole),
      ...[of.stayedShareTried, of.stayedShareUntried].map(percent),
      ...[of.daysToContact, of.daysToClose].map(whole),
    ]),
  ]);
  print(`valid: ${percent(alerts.validShare)} of ${whole(alerts.closedByHand)} that a person closed`);
}

function printSteps({ steps }: Quality, lang: Language): void {
  if (steps.length === 0) return;
  print();
  table([
    ['steps', 'tasks', 'tried', 'stayed if tried', 'if not', 'median days'],
    ...steps.map((of) => [
      `${of.cause}: ${of.text[lang]}`,
      whole(of.tasks),
      whole(of.tried),
      percent(of.stayedShareTried),
      percent(of.stayedShareUntried),
      whole(of.daysToStep),
    ]),
  ]);
}

function printLosses({ losses, missed }: Quality, lang: Language): void {
  print();
  print(
    `losses: ${whole(losses.count)}; told before "nothing for 90 days" could tell: ${whole(losses.seenEarly)} (${percent(losses.seenShare)}), median ${whole(losses.medianLead)} weeks before`,
  );
  if (missed.byRule.length === 0) return;
  print();
  table([
    ['not told, by what kept them quiet', 'accounts', 'weeks', 'amount per week'],
    ...missed.byRule.map(({ rule, accounts, weeks, weeklyAmount }) => [
      nameOfReason(rule, lang),
      whole(accounts),
      whole(weeks),
      whole(Math.round(weeklyAmount)),
    ]),
  ]);
  print();
  for (const { accountId, name, lastOrder, rule } of missed.items.slice(0, SHOWN_LOSSES)) {
    const who = name === accountId ? name : `${name} (${accountId})`;
    print(`${lastOrder}  ${who}: ${nameOfReason(rule, lang)}`);
  }
}

function table(rows: readonly (readonly string[])[]): void {
  for (const line of aligned(rows)) print(line);
}
