import {
  type AccountSilence,
  countSilence,
  lastClosedWeek,
  listSilence,
  listSilenceAsOf,
  LOCAL_OPERATOR,
  reasonOf,
  silenceOf,
} from '#pipeline';
import { type Language, nameOfReason, renderRaising, renderReason, type SilenceReason } from '#relationship';
import type { MooringSet } from '../set.js';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';
import { knownAccount } from './known-account.js';

export interface SilenceCommandOptions {
  /** ISO date within the week; the last closed one when missing. */
  readonly week?: string;
  readonly reason?: SilenceReason;
  readonly limit: number;
  readonly lang: Language;
}

/** Rows of a page, at most. */
const PAGE = 200;

const WORDS = {
  en: {
    week: (week: string) => `The week of ${week}`,
    accounts: 'accounts',
    none: 'No account is quiet for this reason.',
  },
  zh: { week: (week: string) => `${week}当周`, accounts: '客户数', none: '没有客户因此未预警。' },
} as const;

/** Prints why accounts do not alert: one with all figures, those of a reason in a line each, or how many for which reason. */
export async function silenceCommand(
  set: MooringSet,
  text: string | undefined,
  options: SilenceCommandOptions,
): Promise<void> {
  if (text !== undefined) await printAccount(set, text, options);
  else if (options.reason !== undefined) await printList(set, options);
  else await printCounts(set, options);
}

async function printAccount(
  set: MooringSet,
  text: string,
  { week, lang }: SilenceCommandOptions,
): Promise<void> {
  const accountId = await knownAccount(set, text);
  const silent = await silenceOf(set, LOCAL_OPERATOR, accountId, week);
  if (silent === undefined) {
    throw new UserError(
      week === undefined
        ? `nothing can be said about ${accountId} yet: no week has been closed, because no shipments have been imported`
        : `nothing was known about ${accountId} at the end of the week of ${week}, or that week is not closed`,
    );
  }
  const { name, reasons, raising } = silent;
  print(name === accountId ? name : `${name} (${accountId})`);
  print(WORDS[lang].week(silent.week));
  for (const reason of reasons) print(`- ${renderReason(reason, lang)}`);
  if (raising !== undefined) print(renderRaising(raising.by, silent, lang));
}

async function printList(
  set: MooringSet,
  { week, reason, limit, lang }: SilenceCommandOptions,
): Promise<void> {
  let left = limit;
  for await (const silent of week === undefined ? present(set, reason, limit) : asOf(set, week, reason)) {
    const { accountId, name, reasons } = silent;
    const who = name === accountId ? name : `${name} (${accountId})`;
    print(
      `${who}: ${reasons
        .slice(0, 1)
        .map((each) => renderReason(each, lang))
        .join('')}`,
    );
    left -= 1;
    if (left === 0) break;
  }
  if (left === limit) print(WORDS[lang].none);
}

async function printCounts(set: MooringSet, { week, lang }: SilenceCommandOptions): Promise<void> {
  const counts = new Map<SilenceReason, number>();
  if (week === undefined) {
    for (const { reason, count } of await countSilence(set, LOCAL_OPERATOR, {})) counts.set(reason, count);
  } else {
    for await (const silent of asOf(set, week)) {
      const reason = reasonOf(silent);
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const words = WORDS[lang];
  const shown = week ?? (await lastClosedWeek(set));
  if (shown !== undefined) print(words.week(shown));
  const rows = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, count]) => [nameOfReason(reason, lang), String(count)]);
  for (const line of aligned([['', words.accounts], ...rows])) print(line);
}

async function* present(
  set: MooringSet,
  reason: SilenceReason | undefined,
  limit: number,
): AsyncGenerator<AccountSilence> {
  let after: string | undefined;
  do {
    const page = await listSilence(set, LOCAL_OPERATOR, { reason, after, limit: Math.min(limit, PAGE) });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}

/** All accounts of an earlier week: each journal is folded again, so it is shown how far that is. */
async function* asOf(set: MooringSet, week: string, reason?: SilenceReason): AsyncGenerator<AccountSilence> {
  const bar = progress('accounts');
  const owners = await set.readModels.totals({ collection: 'accounts', where: {}, groupBy: 'owner' });
  const all = owners.reduce((sum, { count }) => sum + count, 0);
  let after: string | undefined;
  let done = 0;
  try {
    do {
      const page = await listSilenceAsOf(set, LOCAL_OPERATOR, week, { reason, after, limit: PAGE });
      if (page === undefined) throw new UserError(`the week of ${week} is not closed`);
      yield* page.rows;
      done = Math.min(all, done + PAGE);
      bar.update('folding again', done, all);
      after = page.next;
    } while (after !== undefined);
  } finally {
    bar.finish();
  }
}
