import type { StoredEvent } from '#pipeline';
import { positionOf } from './position.js';
import { number, type Row, text } from './row.js';

/** The columns of `events` that `eventOfRow` reads. */
export const EVENT_COLUMNS = 'events.position, events.recorded, events.body';

/** The event of a row of `events`. */
export function eventOfRow(row: Row): StoredEvent {
  const event: Omit<StoredEvent, 'position' | 'recordedtime'> = JSON.parse(text(row, 'body'));
  return Object.assign(event, {
    position: positionOf(number(row, 'position')),
    recordedtime: instantOf(number(row, 'recorded')),
  });
}

let lastMilliseconds = Number.NaN;
let lastInstant = '';

/** Events that were appended together share their record time, so the last text is kept: formatting costs as much as parsing. */
function instantOf(milliseconds: number): string {
  if (milliseconds !== lastMilliseconds) {
    lastInstant = new Date(milliseconds).toISOString();
    lastMilliseconds = milliseconds;
  }
  return lastInstant;
}
