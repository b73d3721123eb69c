import { parseDate } from './parse-date.js';
import { parseMilli, parseOrders } from './parse-decimal.js';
import { parseLane } from './parse-lane.js';
import { parseRecordedAt } from './parse-recorded-at.js';
import { parseService } from './parse-service.js';
import type { LoadType } from './parse-service.js';
import { parseIdentifier, parseText } from './parse-text.js';
import { parseCurrency, parseUnit } from './parse-unit.js';
import type { TableRow } from './read-table.js';
import type { RowError } from './row-error.js';
import { cell, compilePlan, fillDraft } from './row-plan.js';
import type { CellReader, RowPlan } from './row-plan.js';
import { SHIPMENT_COLUMNS } from './table-columns.js';

/** A checked row of a shipments table; an empty optional cell leaves its key absent. */
export interface ShipmentRow {
  readonly accountId: string;
  /** ISO date in the business time zone. */
  readonly date: string;
  readonly shipmentId?: string;
  /** How many orders the row stands for; 1 unless given. */
  readonly orders: number;
  /** In thousandths of `unit`. */
  readonly volume?: number;
  readonly unit?: string;
  /** In thousandths of `currency`. */
  readonly value?: number;
  /** ISO 4217. */
  readonly currency?: string;
  readonly service?: string;
  readonly loadType?: LoadType;
  /** UN/LOCODE pair `CNSHA-DEHAM`, or the file's own words. */
  readonly lane?: string;
  readonly carrier?: string;
  /** Epoch milliseconds. */
  readonly recordedAt?: number;
}

type Draft = { -readonly [K in keyof ShipmentRow]: ShipmentRow[K] };
type Reader = CellReader<Draft, ShipmentContext>;

/** What all rows of one file share; made once by `shipmentContext`. */
export interface ShipmentContext {
  readonly plan: RowPlan<Draft, ShipmentContext>;
  /** ISO date in the business time zone; later dates are refused. */
  readonly today: string;
}

export type ShipmentParsing =
  | { readonly ok: true; readonly row: ShipmentRow }
  | { readonly ok: false; readonly errors: readonly RowError[] };

const readService: Reader = (draft, text) => {
  const service = parseService(text);
  if ('reason' in service) return service;
  draft.service = service.service;
  if (service.loadType !== undefined) draft.loadType = service.loadType;
  return undefined;
};

const READERS: Readonly<Record<(typeof SHIPMENT_COLUMNS.known)[number], Reader>> = {
  account_id: cell('accountId', (text) => parseIdentifier(text, 200)),
  date: cell('date', (text, { today }) => parseDate(text, today)),
  shipment_id: cell('shipmentId', (text) => parseIdentifier(text, 200)),
  orders: cell('orders', parseOrders),
  volume: cell('volume', parseMilli),
  unit: cell('unit', parseUnit),
  value: cell('value', parseMilli),
  currency: cell('currency', parseCurrency),
  service: readService,
  lane: cell('lane', parseLane),
  carrier: cell('carrier', (text) => parseText(text, 80)),
  recorded_at: cell('recordedAt', (text, { today }) => parseRecordedAt(text, today)),
};

const READER_OF: ReadonlyMap<string, Reader> = new Map(Object.entries(READERS));

/**
 * @param columns as `readTable` found them
 * @param today ISO date in the business time zone
 */
export function shipmentContext(columns: readonly (string | undefined)[], today: string): ShipmentContext {
  return { plan: compilePlan(columns, READER_OF, SHIPMENT_COLUMNS.required), today };
}

/** Checks one row of a shipments table; all errors of the row are reported together. */
export function parseShipmentRow(row: TableRow, context: ShipmentContext): ShipmentParsing {
  const draft: Draft = { accountId: '', date: '', orders: 1 };
  const errors = fillDraft(row, context.plan, draft, context);
  return errors.length === 0 ? { ok: true, row: draft } : { ok: false, errors };
}
