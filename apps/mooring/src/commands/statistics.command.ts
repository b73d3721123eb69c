import { LOCAL_OPERATOR, type ReadModels, statisticsOf, type StatisticsQuery } from '#pipeline';
import { aligned } from '../terminal/aligned.js';
import { print } from '../terminal/print.js';

/** Prints what became of alerts and tasks: which were right, which accounts were kept, how long it took. */
export async function statisticsCommand(readModels: ReadModels, query: StatisticsQuery): Promise<void> {
  const { alerts, tasks } = await statisticsOf(readModels, LOCAL_OPERATOR, query);
  const table = [
    ['alerts that ended', 'ended', 'valid', 'kept', 'median days'],
    ...alerts.map(({ cause, ended, validShare, keptShare, daysToEnd }) => [
      cause,
      whole(ended),
      percent(validShare),
      percent(keptShare),
      whole(daysToEnd),
    ]),
  ];
  for (const line of aligned(table)) print(line);
  for (const { cause, outcomes } of alerts) {
    if (outcomes.length === 0) continue;
    print(`${cause}: ${outcomes.map(({ outcome, count }) => `${outcome} ${whole(count)}`).join(', ')}`);
  }
  print();
  const { completed, expired, inTimeShare, daysToComplete } = tasks;
  for (const line of aligned([
    ['tasks', 'completed', 'in time', 'median days', 'expired'],
    ['', whole(completed), percent(inTimeShare), whole(daysToComplete), whole(expired)],
  ]))
    print(line);
}

export function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(0)} %`;
}

export function whole(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en');
}
