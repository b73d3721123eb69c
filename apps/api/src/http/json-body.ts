import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiLimits } from '../api-options.js';
import { drained } from './drained.js';
import { jsonDepth } from './json-depth.js';
import { Problem } from './problem.js';

/** The types of JSON bodies that are taken. */
const JSON_TYPES = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'];

/** Of a sender who is too slow nobody waits for the rest. */
const TOO_SLOW = 408;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON bodies within limits: of each, and of all that are being received, so that many slow senders of large bodies
 * cannot fill the memory. An empty body is undefined.
 */
export function readJsonBodies(fastify: FastifyInstance, limits: ApiLimits): void {
  let receiving = 0;
  const receive = async (body: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      // What is refused is still to be drained.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        if (!Buffer.isBuffer(chunk)) continue;
        bytes += chunk.length;
        receiving += chunk.length;
        if (bytes > limits.bodyBytes) throw tooLarge(limits.bodyBytes);
        if (receiving > limits.receivingBytes) {
          throw new Problem('busy', { detail: 'Too much is being received at the moment.' });
        }
        chunks.push(chunk);
      }
      return decoded(Buffer.concat(chunks));
    } finally {
      receiving -= bytes;
    }
  };
  const read = async (request: FastifyRequest): Promise<unknown> => {
    if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) throw tooLarge(limits.bodyBytes);
    const text = await inTime(receive(request.raw), limits.requestMs);
    return text.trim() === '' ? undefined : parsed(text, limits.depth);
  };
  const readOrDrain = (request: FastifyRequest): Promise<unknown> =>
    read(request).catch(async (error: unknown) => {
      if (!(error instanceof Problem && error.details.status === TOO_SLOW)) await drained(request.raw);
      throw error;
    });
  fastify.addContentTypeParser(JSON_TYPES, readOrDrain);
  fastify.addContentTypeParser('*', async (request: FastifyRequest) => {
    // A CloudEvent in binary mode whose sender does not say so carries JSON.
    const { 'content-type': type, 'ce-specversion': version } = request.headers;
    if (type === undefined && version !== undefined) return readOrDrain(request);
    await drained(request.raw);
    throw new Problem('wrong-type', {
      detail: 'Send JSON, CloudEvents, or a multipart form where a file is wanted.',
    });
  });
}

async function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new Problem('too-slow', { detail: `A body has to arrive within ${String(milliseconds / 1000)} s.` }),
      );
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not UTF-8.' });
  }
}

function parsed(text: string, depth: number): unknown {
  if (jsonDepth(text) > depth) {
    throw new Problem('bad-request', { detail: `The body is nested deeper than ${String(depth)} levels.` });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : '';
    throw new Problem('bad-request', { detail: `The body is no JSON: ${reason}` });
  }
}

function tooLarge(bytes: number): Problem {
  return new Problem('too-large', {
    detail: `The body is longer than ${bytes.toLocaleString('en')} bytes; send it in parts, or import a file.`,
  });
}
