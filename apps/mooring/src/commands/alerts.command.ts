import { alertFacts, type Cause, type Language, renderAlert } from '#relationship';
import { listAlerts, LOCAL_OPERATOR, type ReadModels, type RowBody } from '#pipeline';
import { print } from '../terminal/print.js';

export interface AlertsCommandOptions {
  readonly json: boolean;
  readonly limit: number;
  readonly lang: Language;
}

/** Prints the open alerts, the most valuable first. */
export async function alertsCommand(
  readModels: ReadModels,
  { json, limit, lang }: AlertsCommandOptions,
): Promise<void> {
  const { rows } = await listAlerts(readModels, LOCAL_OPERATOR, { status: 'open', limit });
  if (json) {
    for (const row of rows) print(JSON.stringify(row));
    return;
  }
  if (rows.length === 0) print(lang === 'zh' ? '当前没有预警。' : 'No alerts are open.');
  for (const [at, row] of rows.entries()) {
    for (const line of alertLines(row, at + 1, lang)) print(line);
  }
}

/** Two lines about one alert: who and how much, and why. */
export function alertLines(row: RowBody, rank: number, lang: Language): readonly string[] {
  const facts = alertFacts.parse(row['facts']);
  const cause: Cause = row['cause'] === 'paused' ? 'paused' : 'loosening';
  const present = {
    ...facts,
    probability: Number(row['probability']),
    amountAtRisk: Number(row['amountAtRisk']),
  };
  const words = renderAlert(cause, present, lang);
  const name = String(row['name']);
  const id = String(row['accountId']);
  const { owner } = row;
  return [
    `${String(rank).padStart(2)}. ${name === id ? name : `${name} (${id})`}${typeof owner === 'string' ? ` · ${owner}` : ''} · ${words.cause} · ${words.atRisk}`,
    `    ${words.sentence}`,
  ];
}
