import type { ReadModelRow, RowBody } from '../ports/index.js';
import { compareText } from './compare-text.js';

/** A row that is there, and what to order it by. */
export interface PlacedRow {
  readonly key: string;
  readonly value: FieldValue;
  readonly body: RowBody;
}

/** The value of a declared field; null when the row does not have it. */
export type FieldValue = string | number | null;

export function fieldOf(body: RowBody, field: string): FieldValue {
  const value = body[field];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** The row in its place by a field; undefined for a tombstone. */
export function placeRow({ key, body }: ReadModelRow, field: string): PlacedRow | undefined {
  return body === null ? undefined : { key, value: fieldOf(body, field), body };
}

/** The place of a row: all that ordering looks at, and what a cursor carries. */
export type Place = Pick<PlacedRow, 'key' | 'value'>;

/** Orders by value, up or down; rows without one come last and ties go up by key in both directions. */
export function comparePlaces(descending: boolean): (one: Place, other: Place) => number {
  return (one, other) => {
    if (one.value === null || other.value === null) {
      const missing = Number(one.value === null) - Number(other.value === null);
      return missing || compareText(one.key, other.key);
    }
    const up = compareValues(one.value, other.value);
    return (descending ? -up : up) || compareText(one.key, other.key);
  };
}

/** Numbers by size, texts by code point; a field that holds both has its numbers first. */
function compareValues(one: string | number, other: string | number): number {
  if (typeof one === 'string') return typeof other === 'string' ? compareText(one, other) : 1;
  return typeof other === 'string' ? -1 : one - other;
}
