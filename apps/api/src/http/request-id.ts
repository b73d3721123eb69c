import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const REQUEST_ID = /^[\w.-]{1,64}$/u;
/** W3C Trace Context: version, trace, parent, flags. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?<trace>[\da-f]{32})-[\da-f]{16}-[\da-f]{2}(?:-|$)/u;
/** Says that there is no trace. */
const NO_TRACE = /^0+$/u;

/**
 * What a request is called in its answer, in the log, and as the `correlationid` of the events that it appends: as whoever
 * sends it calls it (`x-request-id`, else the trace of `traceparent`), where that is a name that does no harm in a log.
 */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
  const { traceparent } = headers;
  const trace =
    typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.groups?.['trace'] : undefined;
  return trace === undefined || NO_TRACE.test(trace) ? randomUUID() : trace;
}
