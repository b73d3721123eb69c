/** What the server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body when it is JSON, else undefined. */
  readonly body: unknown;
}

export type HeadersSent = Readonly<Record<string, string>>;

/** Talks to a server as any program would. */
export interface ApiClient {
  get(path: string, headers?: HeadersSent): Promise<Answer>;
  /** @param body sent as JSON unless it is a form; nothing when undefined */
  post(path: string, body?: unknown, headers?: HeadersSent): Promise<Answer>;
  delete(path: string, headers?: HeadersSent): Promise<Answer>;
  /** Any request, its body as it is. */
  send(
    method: string,
    path: string,
    init?: Pick<RequestInit, 'body' | 'headers' | 'signal'>,
  ): Promise<Answer>;
}

/** @param always headers of every request */
export function apiClient(url: string, always: HeadersSent = {}): ApiClient {
  const send: ApiClient['send'] = async (method, path, init = {}) => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, method });
    const text = await response.text();
    const isJson = /[/+]json\b/u.test(response.headers.get('content-type') ?? '');
    const body: unknown = isJson ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, body };
  };
  return {
    send,
    get: (path, headers) => send('GET', path, { headers: { ...always, ...headers } }),
    delete: (path, headers) => send('DELETE', path, { headers: { ...always, ...headers } }),
    post(path, body, headers) {
      if (body === undefined) return send('POST', path, { headers: { ...always, ...headers } });
      if (body instanceof FormData) return send('POST', path, { body, headers: { ...always, ...headers } });
      const json = { 'content-type': 'application/json', ...always, ...headers };
      return send('POST', path, { body: JSON.stringify(body), headers: json });
    },
  };
}
