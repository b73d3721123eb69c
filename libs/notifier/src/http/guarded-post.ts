import { once } from 'node:events';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isNativeError } from 'node:util/types';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface GuardedPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the receiver may be in a private network: by default only public addresses are. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
}

export type PostAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: string;
      /** As the receiver asks, in milliseconds. */
      readonly retryAfterMs: number | undefined;
    }
  /** Nothing was sent: nobody answers there, or the address is not allowed. */
  | { readonly kind: 'unreached'; readonly reason: string; readonly forbidden: boolean }
  /** It was sent, and no whole answer came. */
  | { readonly kind: 'unanswered'; readonly reason: string };

/** What is read of an answer, in bytes: the rest tells nothing. */
const MOST_BYTES = 16_384;

/**
 * Posts to an address that somebody has given. The name is resolved once, and what it resolves to is checked where the
 * connection is made, so that no name can lead inside (RFC 1918, loopback, link-local, …). Redirects are not followed.
 */
export async function guardedPost(post: GuardedPost): Promise<PostAnswer> {
  const url = URL.parse(post.url);
  if (url === null || !['https:', 'http:'].includes(url.protocol) || url.username !== '')
    return { kind: 'unreached', reason: 'the address is none of the web', forbidden: true };
  const secure = url.protocol === 'https:';
  const filter = { allowPrivateIPAddress: post.allowPrivate, allowMetaIPAddress: post.allowPrivate };
  const agent = secure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter);
  let connected = false;
  const request = (secure ? requestHttps : requestHttp)(url, {
    agent,
    method: 'POST',
    headers: { ...post.headers, 'content-length': Buffer.byteLength(post.body) },
    signal: AbortSignal.timeout(post.timeoutMs),
  });
  request.on('socket', (socket) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      connected = true;
    });
  });
  try {
    request.end(post.body);
    const [response]: IncomingMessage[] = await once(request, 'response');
    if (response === undefined) throw new Error('no answer');
    return {
      kind: 'answered',
      status: response.statusCode ?? 0,
      body: await beginningOf(response),
      retryAfterMs: waitOf(response.headers['retry-after']),
    };
  } catch (error) {
    const reason = isNativeError(error) ? error.message : String(error);
    if (connected) return { kind: 'unanswered', reason };
    return { kind: 'unreached', reason, forbidden: /is not allowed/u.test(reason) };
  } finally {
    request.destroy();
    agent.destroy();
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const piece: Buffer = Buffer.from(chunk);
    chunks.push(piece);
    bytes += piece.length;
    if (bytes >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function waitOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/u.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
