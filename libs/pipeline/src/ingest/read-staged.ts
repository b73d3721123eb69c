import type { ImportStage, StagedRow } from '../ports/index.js';
import type { Place } from './last-lines.js';
import type { OfferedRow } from './shipment-door.js';
import { shipmentOf, type StagedImport } from './stage-files.js';
import type { ShipmentRow } from './table/index.js';

/** A staged row as the door takes it, and where it came from. */
export interface OrderedRow extends OfferedRow, Place {
  /** ISO date by which it was ordered. */
  readonly orderDate: string;
}

/**
 * The staged rows in order, each with its place among equal rows of its file. Equal rows are neighbours in this order, so
 * nothing has to be remembered but they; only rows that have no id and became known at different times lie apart.
 */
export async function* readStaged(
  stage: ImportStage,
  { lines, apart }: Pick<StagedImport, 'lines' | 'apart'>,
): AsyncGenerator<readonly OrderedRow[]> {
  const before = new Map<string, number>();
  const settle = (staged: readonly StagedRow[]): readonly OrderedRow[] => {
    if (!apart) before.clear();
    const placed = staged.map(({ date, group, file, line, row }) => {
      const equal = `${String(file)} ${group}`;
      const ordinal = (before.get(equal) ?? 0) + 1;
      before.set(equal, ordinal);
      return { row: readShipmentRow(row), ordinal, orderDate: date, file, line };
    });
    const latest = latestFiles(placed);
    return placed.map(({ row, ordinal, orderDate, file, line }) => {
      const shipment = shipmentOf(row);
      const superseded =
        row.recordedAt === undefined &&
        (shipment === undefined
          ? (latest.get(ordinal) ?? file) > file
          : lines.isSuperseded(shipment, { file, line }));
      return { row, ordinal, orderDate, file, line, superseded };
    });
  };
  let equal: StagedRow[] = [];
  for await (const batch of stage.inOrder()) {
    const ordered: OrderedRow[][] = [];
    for (const staged of batch) {
      const [first] = equal;
      if (first !== undefined && (first.group !== staged.group || first.date !== staged.date)) {
        ordered.push([...settle(equal)]);
        equal = [];
      }
      equal.push(staged);
    }
    yield ordered.flat();
  }
  yield settle(equal);
}

/** Of rows without an id in several files, the last file says what the k-th of them is. */
function latestFiles(equal: readonly Omit<OrderedRow, 'superseded'>[]): ReadonlyMap<number, number> {
  const latest = new Map<number, number>();
  for (const { row, ordinal, file } of equal) {
    if (row.shipmentId === undefined && row.recordedAt === undefined) latest.set(ordinal, file);
  }
  return latest;
}

/** Undoes what `stageFiles` wrote a moment ago, in this process. */
function readShipmentRow(text: string): ShipmentRow {
  const row: ShipmentRow = JSON.parse(text);
  return row;
}
