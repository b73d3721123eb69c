import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../http/problem.js';

/** What a request carries: one event, or a batch of them. */
export type SentEvents =
  | { readonly mode: 'single'; readonly values: readonly unknown[] }
  | { readonly mode: 'batch'; readonly values: readonly unknown[] };

const PREFIX = 'ce-';

/**
 * The events of a request in any of the modes of the CloudEvents HTTP binding: structured, batched, or binary (attributes in
 * `ce-` headers, data in the body).
 *
 * @param body the parsed JSON
 */
export function sentEvents(headers: IncomingHttpHeaders, body: unknown, most: number): SentEvents {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/cloudevents-batch+json') {
    if (!Array.isArray(body)) {
      throw new Problem('invalid', {
        errors: [{ field: 'body', reason: 'A batch must be an array of events.' }],
      });
    }
    if (body.length > most) {
      throw new Problem('too-large', {
        detail: `A batch may have ${most.toLocaleString('en')} events; send the rest in another one, or import a file.`,
      });
    }
    return { mode: 'batch', values: body };
  }
  if (type === 'application/cloudevents+json') return { mode: 'single', values: [body] };
  if (headers['ce-specversion'] !== undefined)
    return { mode: 'single', values: [binaryEvent(headers, body)] };
  throw new Problem('wrong-type', {
    detail:
      'Send application/cloudevents+json, application/cloudevents-batch+json, or JSON with the attributes in ce- headers.',
  });
}

function binaryEvent(headers: IncomingHttpHeaders, data: unknown): Readonly<Record<string, unknown>> {
  const attributes = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && typeof value === 'string'
      ? [[name.slice(PREFIX.length), decoded(value)] as const]
      : [],
  );
  return { ...Object.fromEntries(attributes), data };
}

/** Header values are percent-encoded where they hold more than ASCII (CloudEvents HTTP binding, 3.1.3.2). */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
