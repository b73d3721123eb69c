export { alertRow } from './alert-row.js';
export { noticeRows } from './notice-rows.js';
export { relationshipRow } from './relationship-row.js';
export type { RowChange } from './row-change.js';
export { hasSameClock } from './account-row.js';
export { accountRowOf, rowsOfEvent } from './rows-of-event.js';
