import {
  type CalendarData,
  dataschemaOf,
  type MooringEvent,
  PORTFOLIO,
  type Settings,
  weekOf,
} from '#relationship';
import { businessTime } from '../business-time.js';
import { deriveId } from '../derive-id.js';
import type { ImportStage } from '../ports/index.js';
import { lastWholeWeek } from './last-whole-week.js';
import { type OrderedRow, readStaged } from './read-staged.js';
import type { OnOutcome } from './outcome.js';
import { weekEnder } from './week-ender.js';
import { activeSettings, firstSettings, type ImportPorts, setUp, withRates } from './set-up.js';
import { shipmentDoor, type ShipmentDoor } from './shipment-door.js';
import {
  type ImportFile,
  type Reject,
  stageFiles,
  type StagedImport,
  type UnreadableFile,
} from './stage-files.js';
import type { ColumnMap } from './table/index.js';

/** What became of the rows; the four outcomes add up to `rows`. */
export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly amended: number;
  readonly rejected: number;
}

export interface ImportOptions {
  /** Names the feed; the same feed under the same name is recognised in later imports. */
  readonly source: string;
  readonly map?: ColumnMap;
  /** Only says what would happen. */
  readonly dryRun: boolean;
  /** What the user chose: for a first import, and rates of further currencies at any time. */
  readonly chosen: Partial<Settings>;
  /** Working days of the installation's country, for the years of the rows. */
  readonly calendars: (settings: Settings, firstDate: string, lastDate: string) => readonly CalendarData[];
  readonly onReject: (reject: Reject) => void;
  /** Told of every row that was taken, or known already. */
  readonly onOutcome: OnOutcome;
  readonly onProgress: (step: 'read' | 'import', rows: number, total: number | undefined) => void;
}

/** Rows folded at once when they belong to closed weeks; within open weeks every week is folded for itself. */
const ROWS_A_DRAIN = 20_000;

/**
 * Imports shipment files as history: all files merged by date, and every past week closed in its turn, so that alerts are
 * raised on what was known then ("known" is assumed to be the date of a row). Rows for weeks that are closed already
 * are late data. Killed at any moment, running it again loses nothing and counts nothing twice.
 */
export async function importShipments(
  ports: ImportPorts,
  files: readonly ImportFile[],
  stage: ImportStage,
  options: ImportOptions,
): Promise<ImportCounts | UnreadableFile> {
  await ports.projector.drain();
  const before = await activeSettings(ports.store);
  const zone = (
    before ?? firstSettings({ hasValues: true, currency: undefined, unit: undefined }, options.chosen)
  ).timeZone;
  const staged = await stageFiles(files, stage, {
    ...(options.map === undefined ? {} : { map: options.map }),
    today: businessTime(zone).dateOf(ports.clock.now()),
    order: 'occurred',
    onReject: options.onReject,
    onProgress: (rows) => {
      options.onProgress('read', rows, undefined);
    },
  });
  if ('file' in staged) return staged;
  const settings =
    before === undefined ? firstSettings(staged, options.chosen) : withRates(before, options.chosen);
  const { firstDate, lastDate } = staged;
  if (firstDate === undefined || lastDate === undefined) return countsOf(staged, emptyTally());
  if (!options.dryRun && settings !== before) {
    const calendars = before === undefined ? options.calendars(settings, firstDate, lastDate) : [];
    await setUp(ports, settings, calendars);
  }
  return importStaged(ports, stage, settings, { ...staged, lastDate }, files, options);
}

async function importStaged(
  ports: ImportPorts,
  stage: ImportStage,
  settings: Settings,
  staged: StagedImport & { readonly lastDate: string },
  files: readonly ImportFile[],
  options: ImportOptions,
): Promise<ImportCounts> {
  const { source, dryRun } = options;
  const time = businessTime(settings.timeZone);
  const importId = deriveId('import', source, ports.clock.now());
  const door = shipmentDoor(ports.store, { source, importId, settings, time });
  const weeks = await weekEnder(ports, settings, { [source]: staged.lastDate });
  const tally = emptyTally();
  let undrained = 0;
  let done = 0;
  const drain = async (): Promise<void> => {
    await ports.projector.drain();
    door.settled();
    undrained = 0;
  };
  if (!dryRun)
    await ports.log.append([importMarker('mooring.import.began', importId, source, ports.clock.now())]);
  for await (const batch of readStaged(stage, staged)) {
    for (const rows of byWeek(batch)) {
      const week = weekOf(rows[0]?.orderDate ?? '');
      if (!dryRun && weeks.next(week - 1) !== undefined) {
        await drain();
        await weeks.endUpTo(week - 1);
      }
      const events = await passDoor(door, rows, tally, files, options);
      if (!dryRun) await ports.log.append(events);
      undrained += events.length;
      if (undrained >= ROWS_A_DRAIN && !dryRun) await drain();
      done += rows.length;
      options.onProgress('import', done, staged.rows - staged.rejected);
    }
  }
  if (!dryRun) {
    await drain();
    await weeks.endUpTo(lastWholeWeek(staged.lastDate));
    await ports.log.append([importMarker('mooring.import.ended', importId, source, ports.clock.now())]);
    await ports.projector.drain();
  }
  return countsOf(staged, tally);
}

async function passDoor(
  door: ShipmentDoor,
  rows: readonly OrderedRow[],
  tally: Tally,
  files: readonly ImportFile[],
  { onReject, onOutcome }: ImportOptions,
): Promise<readonly MooringEvent[]> {
  const answers = await door.pass(rows);
  return answers.flatMap((answer) => {
    tally[answer.outcome] += 1;
    const { file, line, row } = answer.offered;
    const name = files[file]?.name ?? '';
    if (answer.outcome === 'rejected') {
      const cells = [row.accountId, row.date, row.currency ?? '', row.unit ?? ''];
      onReject({ file: name, line, cells, errors: [{ line, ...answer.problem }] });
    } else {
      onOutcome(answer.outcome, name, line);
    }
    return 'event' in answer ? [answer.event] : [];
  });
}

type Tally = Record<'accepted' | 'duplicate' | 'amended' | 'rejected', number>;

function emptyTally(): Tally {
  return { accepted: 0, duplicate: 0, amended: 0, rejected: 0 };
}

function countsOf({ rows, rejected }: StagedImport, tally: Tally): ImportCounts {
  return { ...tally, rows, rejected: rejected + tally.rejected };
}

/** The rows of a batch, cut where the week changes. */
function byWeek(rows: readonly OrderedRow[]): readonly (readonly OrderedRow[])[] {
  return [...Map.groupBy(rows, ({ orderDate }) => weekOf(orderDate)).values()];
}

function importMarker(
  type: 'mooring.import.began' | 'mooring.import.ended',
  importId: string,
  source: string,
  time: string,
): MooringEvent {
  const id = deriveId(PORTFOLIO, type, importId);
  const dataschema = dataschemaOf(type);
  return { id, source: 'mooring', type, subject: PORTFOLIO, time, dataschema, data: { importId, source } };
}
