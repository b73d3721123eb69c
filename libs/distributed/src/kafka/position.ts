import type { Position } from '#pipeline';

/** Where an event lies in its partition. */
export interface Place {
  readonly offset: number;
  /** Milliseconds since 1970; the running maximum of the record times up to here. */
  readonly recorded: number;
}

/** Digits of a safe integer, and of the milliseconds of the next 250 years: with leading zeros they compare as strings. */
const OFFSET_DIGITS = 16;
const TIME_DIGITS = 13;
const FORM = /^(\d{16})@(\d{13})$/u;

/**
 * The offset, and the record time: whoever reads on from a position has to know below which time no later event may be, as
 * the clocks of brokers step back.
 */
export function positionOf({ offset, recorded }: Place): Position {
  return `${String(offset).padStart(OFFSET_DIGITS, '0')}@${String(recorded).padStart(TIME_DIGITS, '0')}`;
}

function placeOf(position: Position): Place {
  const [, offset, recorded] = FORM.exec(position) ?? [];
  const place = { offset: Number(offset), recorded: Number(recorded) };
  if (Number.isSafeInteger(place.offset) && Number.isSafeInteger(place.recorded)) return place;
  throw new RangeError(`${JSON.stringify(position)} is no position of this log`);
}

const BEFORE_ALL: Place = { offset: -1, recorded: 0 };

/** The place of a position; before the first message when there is none yet. Throws RangeError for what is no position of a log in Kafka. */
export function placeAt(position: Position | undefined): Place {
  return position === undefined ? BEFORE_ALL : placeOf(position);
}
