import type { Position } from '#pipeline';

/** Digits of a position: all safe integers have no more, and with leading zeros they compare as strings. */
const DIGITS = 16;

/** The position that the tables keep as a whole number. */
export function positionOf(place: number): Position {
  return String(place).padStart(DIGITS, '0');
}

/** The number that the tables keep for a position. Throws when the position is not one of an embedded log. */
export function placeOf(position: Position): number {
  const place = Number(position);
  if (/^\d+$/u.test(position) && position.length === DIGITS && Number.isSafeInteger(place)) return place;
  throw new RangeError(`${JSON.stringify(position)} is no position of this log`);
}
