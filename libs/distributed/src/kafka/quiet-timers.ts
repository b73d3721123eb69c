const NEGATIVE = 'TimeoutNegativeWarning';
/** Where kafkajs sets the timer: on Windows, paths have backslashes. */
const KAFKAJS = /[/\\]kafkajs[/\\]src[/\\]network[/\\]requestQueue[/\\]/u;

/**
 * Keeps Node from warning of kafkajs's timers. When a broker does not throttle it, kafkajs 2 asks for a timer of the time from
 * now to -1, which Node 24 and later take for 1 ms, as before, and warn of once in a process, on the standard error that
 * is for our log. A warning that somebody else's timer causes is still told.
 *
 * @param emitWarning as `process` has it
 */
export function withoutKafkasTimers<Emit extends typeof process.emitWarning>(emitWarning: Emit): Emit {
  return new Proxy(emitWarning, {
    apply(emit, self: unknown, given: unknown[]) {
      if (given[1] === NEGATIVE && KAFKAJS.test(new Error().stack ?? '')) return;
      Reflect.apply(emit, self, given);
    },
  });
}
