import type { mongo } from 'mongoose';
import { COLLECTIONS, type Collection, type Find, type Where } from '#pipeline';
import { recordName, type RowRecord } from './records.js';

/** Where a page begins: after the row of this value and key; null for a row without the field. */
export interface Place {
  readonly value: string | number | null;
  readonly key: string;
}

/** Which rows, in which order. */
export interface RowsQuery {
  readonly filter: mongo.Filter<RowRecord>;
  readonly sort: mongo.Sort;
}

/** Rows of a generation that have the field to order by, after a place. */
export function presentRows(find: Find, generation: number, after: Place | undefined): RowsQuery {
  const { collection, orderBy, descending, where } = find;
  const field = pathOf(collection, orderBy);
  const further = after === undefined ? [] : [{ $or: placesAfter(field, descending, generation, after) }];
  return {
    filter: { $and: [rowsWhere(collection, generation, where), { [field]: { $exists: true } }, ...further] },
    sort: { [field]: descending ? -1 : 1, _id: 1 },
  };
}

/** Rows of a generation without the field to order by, after a place among them. They come last, whatever the direction. */
export function rowsWithout(find: Find, generation: number, after: Place | undefined): RowsQuery {
  const field = pathOf(find.collection, find.orderBy);
  const further = after === undefined ? [] : [{ _id: { $gt: recordName(generation, after.key) } }];
  return {
    filter: {
      $and: [rowsWhere(find.collection, generation, find.where), { [field]: { $exists: false } }, ...further],
    },
    sort: { _id: 1 },
  };
}

/** The rows of a generation that are there and match. */
export function rowsWhere(collection: Collection, generation: number, where: Where): mongo.Filter<RowRecord> {
  const wanted = Object.entries(where).map(([name, values]) => [
    pathOf(collection, name),
    typeof values === 'string' ? values : { $in: values },
  ]);
  return { generation, live: true, ...Object.fromEntries(wanted) };
}

/**
 * Where a declared field lies in a record.
 *
 * @throws {RangeError} when the collection does not declare it
 */
export function pathOf(collection: Collection, field: string): string {
  if (COLLECTIONS[collection].includes(field)) return `by.${field}`;
  throw new RangeError(`${collection} declares no field ${field}`);
}

/** A comparison finds only values of its own kind: where numbers come first, all texts come after a number. */
function placesAfter(
  field: string,
  descending: boolean,
  generation: number,
  { value, key }: Place,
): mongo.Filter<RowRecord>[] {
  const otherKind = descending ? 'number' : 'string';
  const others = typeof value === otherKind ? [] : [{ [field]: { $type: otherKind } }];
  return [
    { [field]: descending ? { $lt: value } : { $gt: value } },
    { [field]: value, _id: { $gt: recordName(generation, key) } },
    ...others,
  ];
}
