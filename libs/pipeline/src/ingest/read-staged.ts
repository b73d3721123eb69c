import type { ImportStage } from '../ports/index.js';
import type { OfferedRow } from './shipment-door.js';
import type { ShipmentRow } from './table/index.js';

/** A staged row as the door takes it, and where it came from. */
export interface OrderedRow extends OfferedRow {
  /** ISO date by which it was ordered. */
  readonly orderDate: string;
  readonly file: number;
  readonly line: number;
}

/**
 * The staged rows in order, each with its place among equal rows of its file. Equal rows are neighbours in this order, so
 * nothing has to be remembered but the row before.
 */
export async function* readStaged(stage: ImportStage): AsyncGenerator<readonly OrderedRow[]> {
  let before = { group: '', file: -1, ordinal: 0 };
  for await (const batch of stage.inOrder()) {
    yield batch.map(({ date, group, file, line, row }) => {
      const again = group === before.group && file === before.file;
      before = { group, file, ordinal: again ? before.ordinal + 1 : 1 };
      return { row: readShipmentRow(row), ordinal: before.ordinal, orderDate: date, file, line };
    });
  }
}

/** Undoes what `stageFiles` wrote a moment ago, in this process. */
function readShipmentRow(text: string): ShipmentRow {
  const row: ShipmentRow = JSON.parse(text);
  return row;
}
