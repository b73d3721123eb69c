import { type Settings, weekOf, weekStart } from '#relationship';
import { businessTime } from '../business-time.js';
import { lastWholeWeek } from '../ingest/last-whole-week.js';
import { readStaged } from '../ingest/read-staged.js';
import { firstSettings } from '../ingest/set-up.js';
import { shipmentDoor } from '../ingest/shipment-door.js';
import { type ImportFile, type Reject, stageFiles, type UnreadableFile } from '../ingest/stage-files.js';
import type { ColumnMap } from '../ingest/table/index.js';
import type { ImportStage } from '../ports/index.js';
import { type AccountHistory, type AccountWeek, memoryPortfolio } from './memory-portfolio.js';

/** The scores of one account at the end of one week. */
export interface ScoredWeek {
  readonly accountId: string;
  /** ISO date of the week's Monday. */
  readonly weekStart: string;
  readonly risk: number;
  readonly change: number;
  /** Of loosening or pausing, by the risk score and what outcomes had taught by then. */
  readonly probability: number;
  /** Whether an alert is open at the end of the week. */
  readonly alert: boolean;
}

export interface BacktestOptions {
  readonly map?: ColumnMap;
  readonly chosen: Partial<Settings>;
  /** ISO instant. */
  readonly now: string;
  readonly onReject: (reject: Reject) => void;
  /** Every account and week in which evidence exists, eligible or not. May return a promise to slow the run down. */
  readonly onScore: (score: ScoredWeek) => void;
  /** Everything that is said about a relationship. */
  readonly onStatement: (statement: NonNullable<AccountWeek['said']>) => void;
  /** After each week; awaited, so that a slow disk slows the run down. */
  readonly onWeek: (done: number, total: number) => Promise<void>;
}

export interface BacktestResult {
  readonly rows: number;
  readonly rejected: number;
  readonly weeks: number;
  /** Number of the first week; undefined without a row. */
  readonly firstWeek: number | undefined;
  readonly measure: Settings['measure'];
  /** What is known in the end, to measure the scores against. */
  readonly histories: readonly AccountHistory[];
}

/**
 * Judges a history as it would have been judged at the time: rows enter in the week in which they were known (their
 * `recorded_at`, else their date: assumed known), every week is closed on what had entered by its end, and nothing is kept.
 */
export async function backtest(
  files: readonly ImportFile[],
  stage: ImportStage,
  options: BacktestOptions,
): Promise<BacktestResult | UnreadableFile> {
  const zone = firstSettings(
    { hasValues: true, currency: undefined, unit: undefined },
    options.chosen,
  ).timeZone;
  const time = businessTime(zone);
  const staged = await stageFiles(files, stage, {
    ...(options.map === undefined ? {} : { map: options.map }),
    today: time.dateOf(options.now),
    order: 'known',
    onReject: options.onReject,
    onProgress: () => undefined,
  });
  if ('file' in staged) return staged;
  const { firstDate, lastDate, rows } = staged;
  const settings = firstSettings(staged, options.chosen);
  let { rejected } = staged;
  if (firstDate === undefined || lastDate === undefined)
    return { rows, rejected, weeks: 0, firstWeek: undefined, measure: settings.measure, histories: [] };
  const portfolio = memoryPortfolio(settings, time);
  const door = shipmentDoor(NOTHING_KNOWN, { source: 'backtest', importId: 'backtest', settings, time });
  const first = weekOf(firstDate);
  const last = lastWholeWeek(lastDate);
  let week = first;
  const closeUpTo = async (until: number): Promise<void> => {
    for (; week <= Math.min(until, last); week += 1) {
      for (const outcome of portfolio.closeWeek(week)) report(outcome, options);
      await options.onWeek(week - first + 1, last - first + 1);
    }
  };
  for await (const batch of readStaged(stage, staged)) {
    for (const [of, ofWeek] of Map.groupBy(batch, ({ orderDate }) => weekOf(orderDate))) {
      await closeUpTo(of - 1);
      for (const answer of await door.pass(ofWeek)) {
        if (answer.outcome === 'rejected') {
          rejected += 1;
          const { file, line, row } = answer.offered;
          const cells = [row.accountId, row.date];
          options.onReject({
            file: files[file]?.name ?? '',
            line,
            cells,
            errors: [{ line, ...answer.problem }],
          });
        } else if ('event' in answer) portfolio.book(answer.event);
      }
    }
  }
  await closeUpTo(last);
  return {
    rows,
    rejected,
    weeks: Math.max(0, last - first + 1),
    firstWeek: first,
    measure: settings.measure,
    histories: portfolio.histories(),
  };
}

/** A back-test's ledger is what its own door remembers. */
const NOTHING_KNOWN = {
  load: () => Promise.resolve({ shipments: new Map<string, never>(), events: new Map<string, never>() }),
};

function report({ account, judgement, said }: AccountWeek, options: BacktestOptions): void {
  if (said !== undefined) options.onStatement(said);
  if (judgement.evidence === undefined) return;
  options.onScore({
    accountId: account.accountId,
    weekStart: weekStart(judgement.week),
    risk: judgement.risk,
    change: judgement.change,
    probability: judgement.probability,
    alert: account.alert !== undefined,
  });
}
