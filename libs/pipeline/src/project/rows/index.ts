export { alertRow } from './alert-row.js';
export { relationshipRow } from './relationship-row.js';
export { type RowChange, rowsOfEvent } from './rows-of-event.js';
