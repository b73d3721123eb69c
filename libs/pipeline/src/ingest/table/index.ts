export { detectEncoding } from './detect-encoding.js';
export { formatReject, REJECTS_HEADER } from './format-reject.js';
export { accountContext, type AccountRow, parseAccountRow } from './parse-account-row.js';
export { contactContext, type ContactRow, parseContactRow } from './parse-contact-row.js';
export { interactionContext, type InteractionRow, parseInteractionRow } from './parse-interaction-row.js';
export { parseShipmentRow, shipmentContext, type ShipmentRow } from './parse-shipment-row.js';
export type { ColumnMap } from './read-header.js';
export { type RejectedRow, readTable, type TableRow } from './read-table.js';
export type { RowError } from './row-error.js';
export {
  ACCOUNT_COLUMNS,
  CONTACT_COLUMNS,
  INTERACTION_COLUMNS,
  SHIPMENT_COLUMNS,
  type TableColumns,
} from './table-columns.js';
