/** How the API is offered. */
export interface ApiOptions {
  /** Everything, or only what those who run a process ask it: health and metrics. */
  readonly offers: 'everything' | 'operations';
  /** A folder for uploads that wait for their import, and for what became of them. */
  readonly uploads: string;
  /** The built web page; undefined = API only. */
  readonly web?: string;
  /** What every request has to present, as a bearer token or as the password of basic authentication; undefined = nothing. */
  readonly token?: string;
  /** Names under which the server may be called, beside loopback ones: others are refused (DNS rebinding). */
  readonly hosts: readonly string[];
  readonly limits: ApiLimits;
  /** Told of everything that should not have happened. */
  readonly onError: (error: unknown, requestId: string) => void;
}

/** What one request, and all of them together, may cost. */
export interface ApiLimits {
  /** Bytes of a JSON body. */
  readonly bodyBytes: number;
  /** Bytes of all JSON bodies that are being received at a time. */
  readonly receivingBytes: number;
  /** Levels of arrays and objects in a JSON body. */
  readonly depth: number;
  /** Events of one request. */
  readonly events: number;
  /** Bytes of an uploaded file. */
  readonly fileBytes: number;
  /** Milliseconds in which the head of a request has to arrive. */
  readonly headersMs: number;
  /** Milliseconds in which a body has to arrive whole. */
  readonly requestMs: number;
  /** The same for an upload of files. */
  readonly uploadMs: number;
  /** Connections at a time. */
  readonly connections: number;
  /** Readers of the stream at a time. */
  readonly streams: number;
  /** Events that may wait to be folded before the door asks to come back later. */
  readonly backlog: number;
  /** Milliseconds to wait for the answer to a command, or for events to be folded. */
  readonly waitMs: number;
}

const MEBIBYTE = 2 ** 20;

export const DEFAULT_LIMITS: ApiLimits = {
  bodyBytes: 8 * MEBIBYTE,
  receivingBytes: 64 * MEBIBYTE,
  depth: 24,
  events: 10_000,
  fileBytes: 1024 * MEBIBYTE,
  headersMs: 20_000,
  requestMs: 60_000,
  uploadMs: 1_800_000,
  connections: 4_000,
  streams: 500,
  backlog: 200_000,
  waitMs: 3_000,
};

/** The token of `ApiOptions`. */
export const API_OPTIONS = Symbol('ApiOptions');
