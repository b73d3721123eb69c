import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pick } from './pick.js';
import { until } from './until.js';

/** What came back over a connection. */
export interface RawAnswer {
  /** 0 when nothing came back. */
  readonly status: number;
  readonly text: string;
  /** The type of the problem, where the answer is one. */
  readonly problem: unknown;
}

/** A connection on which a spec writes whatever it likes. */
export interface RawConnection {
  readonly socket: Socket;
  /** Writes, and resolves when the system has taken it; also when the other side has gone. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** Waits until some words have come back. */
  heard(words: string): Promise<unknown>;
  /** All that has come back by the time the other side closes the connection. */
  readonly answer: Promise<RawAnswer>;
}

/** Opens a connection to a server on loopback. */
export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('utf8');
  });
  // Cut off by the other side, perhaps with an answer before.
  socket.on('error', () => undefined);
  const answer = new Promise<RawAnswer>((resolve) => {
    const done = (): void => {
      socket.destroy();
      resolve(answerOf(text));
    };
    socket.on('end', done);
    socket.on('close', done);
  });
  await once(socket, 'connect');
  return {
    socket,
    answer,
    heard: (words) => until(words, () => text.includes(words)),
    write: (bytes) =>
      new Promise((resolve) => {
        socket.write(bytes, () => resolve());
      }),
  };
}

/** Sends bytes as they are and returns what came back until the other side closes. */
export async function rawRequest(
  port: number,
  ...parts: readonly (string | Uint8Array)[]
): Promise<RawAnswer> {
  const connection = await rawConnection(port);
  for (const part of parts) await connection.write(part);
  return connection.answer;
}

/** The lines of a request's head. */
export function head(request: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { host: '127.0.0.1', connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${request} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function answerOf(text: string): RawAnswer {
  const status = Number(/^(?:HTTP\/1\.1 100[^]*?\r\n\r\n)?HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 0);
  const json = /\{.*\}/su.exec(text.slice(text.indexOf('\r\n\r\n')))?.[0];
  return {
    status,
    text,
    problem: /problem\+json/u.test(text) ? pick(JSON.parse(json ?? '{}'), 'type') : undefined,
  };
}
