import type { ServerResponse } from 'node:http';
import {
  type Change,
  type ChangeKind,
  changesSince,
  maySee,
  type Places,
  placesText,
  presentPlaces,
  type Principal,
} from '#pipeline';
import type { ApiPorts } from '../ports.js';
import type { ChangeBatch, ChangeHub } from './change-hub.js';

export interface StreamQuery {
  readonly asker: Principal;
  readonly kinds: ReadonlySet<ChangeKind> | undefined;
  /** Where the reader was when the connection broke; `unknown` when what it says is no place of this log. */
  readonly from: Places | 'unknown' | undefined;
}

/** Events that a reader who comes back is told of; who was away longer has to ask for everything again. */
const MOST_MISSED = 20_000;
const BATCH = 2_000;
const HEARTBEAT_MS = 15_000;
/** A reader who takes nothing any more is let go: it comes back and goes on where it was. */
const MOST_UNSENT_BYTES = 1_048_576;

/**
 * Sends changes as server-sent events until the reader goes away. Every batch ends with an id from which a reader who comes
 * back goes on; a reader who missed too much gets `reset` instead.
 */
export async function streamChanges(
  ports: ApiPorts,
  hub: ChangeHub,
  response: ServerResponse,
  query: StreamQuery,
  onEnd: () => void,
): Promise<void> {
  const waiting: ChangeBatch[] = [];
  let sending: Promise<void> = Promise.resolve();
  let ready = false;
  const send = (batch: ChangeBatch): void => {
    sending = sending
      .then(() => sendBatch(ports, response, batch, query))
      .catch(() => {
        response.destroy();
      });
  };
  const stop = hub.listen((batch) => {
    if (ready) send(batch);
    else waiting.push(batch);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
    onEnd();
  });
  const { places } = hub;
  const from = query.from === 'unknown' ? undefined : query.from;
  response.write(`retry: 2000\nid: ${placesText(from ?? places)}\nevent: ready\ndata: {}\n\n`);
  if (query.from === 'unknown') reset(response, places);
  if (from !== undefined) await catchUp(ports, response, from, places, query);
  ready = true;
  for (const batch of waiting) send(batch);
}

async function catchUp(
  ports: ApiPorts,
  response: ServerResponse,
  from: Places,
  until: Places,
  query: StreamQuery,
): Promise<void> {
  // A log that was restored from a backup does not know yet where its readers have been.
  if (isBehind(await presentPlaces(ports), from)) return reset(response, until);
  let places = from;
  let missed = 0;
  while (isBehind(places, until)) {
    if (missed >= MOST_MISSED) return reset(response, until);
    try {
      const { events, more, ...batch } = await changesSince(ports, places, BATCH);
      await sendBatch(ports, response, batch, query);
      places = batch.places;
      missed += events;
      if (!more) return;
    } catch (error) {
      // Places that this log does not know.
      if (error instanceof RangeError) return reset(response, until);
      throw error;
    }
  }
}

function reset(response: ServerResponse, places: Places): void {
  response.write(`id: ${placesText(places)}\nevent: reset\ndata: {}\n\n`);
}

function isBehind(places: Places, until: Places): boolean {
  return until.some((place, partition) => place !== undefined && (places[partition] ?? '') < place);
}

async function sendBatch(
  ports: ApiPorts,
  response: ServerResponse,
  batch: ChangeBatch,
  { asker, kinds }: StreamQuery,
): Promise<void> {
  const text =
    asker.kind === 'operator'
      ? sharedText(batch, kinds)
      : batchText(await visible(ports, asker, ofKinds(batch.changes, kinds)), batch.places);
  if (response.destroyed || text.length === 0) return;
  response.write(text);
  if (response.writableLength > MOST_UNSENT_BYTES) response.destroy();
}

const shared = new WeakMap<ChangeBatch, Map<string, Buffer>>();

/** Many readers are told the same: one copy of it waits for all of them. */
function sharedText(batch: ChangeBatch, kinds: StreamQuery['kinds']): Buffer {
  const texts = shared.get(batch) ?? new Map<string, Buffer>();
  shared.set(batch, texts);
  const key = kinds === undefined ? 'all' : [...kinds].toSorted().join();
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = batchText(ofKinds(batch.changes, kinds), batch.places);
  texts.set(key, text);
  return text;
}

/** The events of a batch, the last of them with the id; empty when there are none. */
function batchText(changes: readonly Change[], places: Places): Buffer {
  const events = changes.map((change) => `event: ${change.kind}\ndata: ${JSON.stringify(change)}\n\n`);
  const last = events.pop();
  return Buffer.from(last === undefined ? '' : `${events.join('')}id: ${placesText(places)}\n${last}`);
}

function ofKinds(changes: readonly Change[], kinds: StreamQuery['kinds']): readonly Change[] {
  return kinds === undefined ? changes : changes.filter(({ kind }) => kinds.has(kind));
}

/** What concerns all accounts, and the accounts that the reader may see. */
async function visible(
  { readModels }: ApiPorts,
  asker: Principal,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const accounts = await readModels.getAll('accounts', [
    ...new Set(changes.flatMap(({ accountId }) => accountId ?? [])),
  ]);
  return changes.filter(({ accountId }) => {
    const account = accountId === undefined ? {} : accounts.get(accountId);
    return accountId === undefined || (account !== undefined && maySee(asker, account));
  });
}
