import { afterAll } from '@jest/globals';
import type { HeadersSent } from './api-client.js';
import { until } from './until.js';

/** One server-sent event. */
export interface StreamedEvent {
  readonly event: string;
  readonly data: unknown;
  /** The id that a reader who has got this event keeps. */
  readonly id: string;
}

/** A reader of server-sent events. */
export interface EventStream {
  /** All events so far. */
  readonly events: readonly StreamedEvent[];
  /** Waits for an event that has come, or will come. */
  seen(what: string, isIt: (event: StreamedEvent) => boolean): Promise<StreamedEvent>;
  close(): void;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly ended: Promise<void>;
}

const open = new Set<AbortController>();

afterAll(() => {
  for (const connection of open) connection.abort();
});

/**
 * Opens a stream and waits until it says that it is ready.
 *
 * @param lastEventId where the reader was before
 */
export async function openStream(
  address: string,
  lastEventId?: string,
  headers: HeadersSent = {},
): Promise<EventStream> {
  const connection = new AbortController();
  open.add(connection);
  const response = await fetch(address, {
    headers: { ...headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: connection.signal,
  });
  const type = response.headers.get('content-type') ?? '';
  if (response.status !== 200 || response.body === null || !type.startsWith('text/event-stream')) {
    throw new Error(`there is no stream: ${String(response.status)} ${await response.text()}`);
  }
  const events: StreamedEvent[] = [];
  const stream: EventStream = {
    events,
    ended: read(response.body, events).finally(() => open.delete(connection)),
    close: () => connection.abort(),
    seen: (what, isIt) => until(what, () => events.find(isIt)),
  };
  await stream.seen('the stream to be ready', ({ event }) => event === 'ready');
  return stream;
}

async function read(body: ReadableStream<Uint8Array>, events: StreamedEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  let id = '';
  try {
    for await (const chunk of body) {
      const blocks = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        id = fieldOf(block, 'id') ?? id;
        const data = fieldOf(block, 'data');
        if (data !== undefined)
          events.push({ event: fieldOf(block, 'event') ?? 'message', data: JSON.parse(data), id });
      }
    }
  } catch {
    // Closed by us, or cut off by the server's end.
  }
}

function fieldOf(block: string, name: string): string | undefined {
  const line = block.split('\n').find((each) => each.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
