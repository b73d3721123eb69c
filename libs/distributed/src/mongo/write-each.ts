import { mongo } from 'mongoose';

/** The record is there already, or came at the same moment. */
const COLLISION = 11_000;
/** Two writers waited for each other, in PostgreSQL behind FerretDB: it may be tried again. */
const DEADLOCK = 16_908_292;
const ATTEMPTS = 5;
/** Writes in one round trip. FerretDB takes 25,000, MongoDB 100,000; a live batch is one trip, a replay's several. */
const TRIP = 10_000;

/** The records of some items. */
export interface RecordsOf<Item, Made> {
  /** The `_id` of an item's record. */
  readonly name: (item: Item) => string;
  readonly record: (item: Item, name: string) => Made;
}

/** A record as it is to be, and when it may take the place of the one under its name. */
export interface Replacement<Entry extends mongo.Document> {
  /** Has the `_id` in it. */
  readonly filter: mongo.Filter<Entry>;
  readonly record: mongo.WithoutId<Entry>;
  /** The same with its `_id`, where there is most often none yet: inserting costs a fifth of replacing. */
  readonly fresh?: mongo.OptionalId<Entry>;
}

/** Writes the records of items where there is none yet; those that are there stay. */
export async function insertEach<Item, Entry extends mongo.Document>(
  collection: mongo.Collection<Entry>,
  items: readonly Item[],
  { name, record }: RecordsOf<Item, mongo.OptionalId<Entry>>,
): Promise<void> {
  for (const trip of inTrips(items, name)) {
    await writeEach(
      collection,
      trip.map((named) => ({ insertOne: { document: record(named.item, named.name) } })),
    );
  }
}

/**
 * Writes the records of items where there is none yet, or one that the filter matches. What is written must never go away
 * meanwhile.
 */
export async function replaceEach<Item, Entry extends mongo.Document>(
  collection: mongo.Collection<Entry>,
  items: readonly Item[],
  { name, record }: RecordsOf<Item, Replacement<Entry>>,
): Promise<void> {
  for (const trip of inTrips(items, name)) {
    const replacements = trip.map((named) => record(named.item, named.name));
    const collided = await writeEach(collection, replacements.map(firstWrite));
    // Where the filter does not match, the server inserts and collides: with a record as new as this one, which stays, or
    // with one that somebody else has inserted at this very moment, which may be older. Now that it is there, the filter tells.
    const again = collided.flatMap((at) => replacements[at] ?? []);
    await writeEach(
      collection,
      again.map(({ filter, record: replacement }) => ({ replaceOne: { filter, replacement } })),
    );
  }
}

function firstWrite<Entry extends mongo.Document>({
  filter,
  record: replacement,
  fresh,
}: Replacement<Entry>): mongo.AnyBulkWriteOperation<Entry> {
  if (fresh !== undefined) return { insertOne: { document: fresh } };
  return { replaceOne: { filter, replacement, upsert: true } };
}

interface Named<Item> {
  readonly item: Item;
  readonly name: string;
}

/** In the order of names, so that two writers of the same records never wait for each other crosswise. */
function* inTrips<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Generator<readonly Named<Item>[]> {
  const named = items
    .map((item) => ({ item, name: nameOf(item) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
  for (let at = 0; at < named.length; at += TRIP) yield named.slice(at, at + TRIP);
}

/**
 * Does single writes in one round trip, each on its own.
 *
 * @returns the places of those that collided with a record
 */
async function writeEach<Entry extends mongo.Document>(
  collection: mongo.Collection<Entry>,
  operations: readonly mongo.AnyBulkWriteOperation<Entry>[],
): Promise<readonly number[]> {
  const collided: number[] = [];
  let left = operations.map((operation, at) => ({ operation, at }));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const failures = await failuresOf(
      collection,
      left.map(({ operation }) => operation),
    );
    for (const { code, index } of failures) if (code === COLLISION) collided.push(left[index]?.at ?? index);
    const deadlocked = failures.filter(({ code }) => code !== COLLISION);
    const serious = deadlocked.find(({ code }) => code !== DEADLOCK || attempt === ATTEMPTS);
    if (serious !== undefined) throw serious.error;
    left = deadlocked.flatMap(({ index }) => left[index] ?? []);
  }
  return collided;
}

interface Failure {
  /** Of the operation. */
  readonly index: number;
  readonly code: number;
  readonly error: unknown;
}

/** Does writes, and tells which of them failed; throws when it was not a matter of single ones. */
async function failuresOf<Entry extends mongo.Document>(
  collection: mongo.Collection<Entry>,
  operations: readonly mongo.AnyBulkWriteOperation<Entry>[],
): Promise<readonly Failure[]> {
  try {
    await collection.bulkWrite([...operations], { ordered: false });
    return [];
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === DEADLOCK && !isOfSingleWrites(error)) {
      return operations.map((_operation, index) => ({ index, code: DEADLOCK, error }));
    }
    if (!isOfSingleWrites(error)) throw error;
    return [error.writeErrors].flat().map(({ index, code }) => ({ index, code, error }));
  }
}

function isOfSingleWrites(error: unknown): error is mongo.MongoBulkWriteError {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false;
  return [error.writeErrors].flat().length > 0 && error.result.getWriteConcernError() === undefined;
}
