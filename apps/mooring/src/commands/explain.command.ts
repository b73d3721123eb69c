import {
  type AlertWords,
  type Language,
  renderAlert,
  renderHeading,
  renderReason,
  renderSilence,
  renderUnjudged,
} from '#relationship';
import { explainAccount, LOCAL_OPERATOR } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { indented } from '../terminal/wrap.js';
import { UserError } from '../user-error.js';
import { knownAccount } from './known-account.js';

const HEADINGS = {
  en: {
    stated: (week: string) => `As stated for the week of ${week}`,
    present: (week: string) => `The week of ${week}`,
    signs: 'What weighs most so far',
    parts: 'What carries the fall',
    ruledOut: 'What else was looked into',
  },
  zh: {
    stated: (week: string) => `${week}当周的判断`,
    present: (week: string) => `${week}当周`,
    signs: '目前最明显的迹象',
    parts: '下降来自哪里',
    ruledOut: '排查其他原因',
  },
} as const;

/** Prints why an account has an alert, or why it has none; `text` is its id or its name. */
export async function explainCommand(set: MooringSet, text: string, lang: Language): Promise<void> {
  const explained = await explanationOf(set, text);
  const { accountId, name, alert, present, reason, quiet, silent } = explained;
  const headings = HEADINGS[lang];
  const now = renderAlert(alert?.cause ?? 'loosening', present, lang);
  print(name === accountId ? name : `${name} (${accountId})`);
  if (alert === undefined) {
    print(renderSilence(quiet, lang));
    for (const more of quiet.slice(1)) print(renderReason(more, lang));
    section(headings.present(present.week), [now.sentence]);
    // An account that is not judged has no chance, no signs and no fall worth telling.
    if (reason !== undefined) return;
    print();
    print(now.atRisk);
    details(now, headings.signs, headings);
    return;
  }
  const stated = renderAlert(alert.cause, alert.facts, lang);
  print(`${stated.cause} · ${now.atRisk}`);
  if (silent.length > 0) print(renderUnjudged(silent, lang));
  section(headings.stated(alert.facts.week), [stated.sentence, stated.context]);
  details(stated, renderHeading(lang), headings);
  if (present.week !== alert.facts.week) section(headings.present(present.week), [now.sentence]);
}

async function explanationOf(
  set: MooringSet,
  text: string,
): Promise<NonNullable<Awaited<ReturnType<typeof explainAccount>>>> {
  const accountId = await knownAccount(set, text);
  const explained = await explainAccount(set, LOCAL_OPERATOR, accountId);
  if (explained !== undefined) return explained;
  throw new UserError(
    `nothing can be said about ${accountId} yet: no week has been closed, because no shipments have been imported`,
  );
}

function details(
  { reasons, parts, level, ruledOut, clearing }: AlertWords,
  reasonsHeading: string,
  headings: { readonly parts: string; readonly ruledOut: string },
): void {
  section(
    reasonsHeading,
    reasons.map((line) => `- ${line}`),
  );
  section(headings.parts, level === undefined ? parts : [...parts, level]);
  section(
    headings.ruledOut,
    ruledOut.map((line) => `- ${line}`),
  );
  if (clearing === undefined) return;
  print();
  print(clearing);
}

/** A heading and what belongs under it; nothing when there is nothing. */
function section(heading: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  print();
  print(heading);
  for (const line of lines) for (const part of indented(line, 2)) print(part);
}
