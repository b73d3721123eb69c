import { alertFacts, type Cause, type Language, renderAlert, renderNotice } from '#relationship';
import { listAlerts, listNotices, LOCAL_OPERATOR, type ReadModels, type RowBody } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { indented } from '../terminal/wrap.js';
import { countOpenAlerts } from './open-alerts.js';

export interface AlertsCommandOptions {
  readonly json: boolean;
  readonly limit: number;
  readonly lang: Language;
}

/** Rows of a page of the read models, at most. */
const PAGE = 1_000;

/** Prints what is said of all accounts together, and the open alerts, the most valuable first. */
export async function alertsCommand(
  set: MooringSet,
  { json, limit, lang }: AlertsCommandOptions,
): Promise<void> {
  const { readModels } = set;
  const rows = await openAlerts(readModels, limit);
  if (json) {
    for (const row of rows) print(JSON.stringify(row));
    return;
  }
  const notices = await listNotices(set, { status: 'open', limit: PAGE });
  for (const notice of notices.rows) print(renderNotice(notice, lang));
  if (notices.rows.length > 0) print();
  const { all, text } = await countOpenAlerts(readModels, lang);
  print(all > rows.length ? `${text}${shownOf(rows.length, lang)}` : text);
  for (const [at, row] of rows.entries()) {
    print();
    for (const line of alertLines(row, at + 1, lang)) print(line);
  }
}

async function openAlerts(readModels: ReadModels, limit: number): Promise<readonly RowBody[]> {
  const found: RowBody[] = [];
  let after: string | undefined;
  do {
    const page = await listAlerts(readModels, LOCAL_OPERATOR, {
      status: 'open',
      limit: Math.min(PAGE, limit - found.length),
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.rows);
    after = page.next;
  } while (after !== undefined && found.length < limit);
  return found;
}

/** Who, how much, and why. */
function alertLines(row: RowBody, rank: number, lang: Language): readonly string[] {
  const facts = alertFacts.parse(row['facts']);
  const cause: Cause = row['cause'] === 'paused' ? 'paused' : 'loosening';
  // What was stated, with the chance and the amount as of the last closed week.
  const present = {
    ...facts,
    probability: Number(row['probability']),
    amountAtRisk: Number(row['amountAtRisk']),
  };
  const words = renderAlert(cause, present, lang);
  const name = String(row['name']);
  const id = String(row['accountId']);
  const { owner } = row;
  const week = weekWords(facts.week, lang);
  return [
    `${String(rank).padStart(3)}. ${name === id ? name : `${name} (${id})`}${typeof owner === 'string' ? ` · ${owner}` : ''}`,
    ...indented(`${words.cause} · ${words.atRisk}`, 5),
    ...indented(`${week}${words.sentence}`, 5),
  ];
}

function shownOf(shown: number, lang: Language): string {
  return lang === 'zh'
    ? `以下为风险最大的${String(shown)}条：`
    : ` The ${String(shown)} with the most at risk:`;
}

/** The statement speaks of the week for which it was made. */
function weekWords(week: string, lang: Language): string {
  return lang === 'zh' ? `${week}当周：` : `Week of ${week}: `;
}
