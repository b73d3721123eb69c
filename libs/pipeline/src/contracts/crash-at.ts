import { Crash } from './crash.js';

/** Whether the call at which the process dies has done its work. */
export type CrashMode = 'before' | 'after';

/** Methods that only compute: the process can as well die at the port call that follows. */
const COMPUTING: ReadonlySet<PropertyKey> = new Set(['partitionOf', 'now']);
/**
 * Methods that answer an iteration in batches: every batch that is pulled is a call. (The documents of an opened partition
 * are not wrapped: pulling them changes nothing, so dying there is dying at the call that follows.)
 */
const BATCHED: ReadonlySet<PropertyKey> = new Set(['read', 'inOrder']);

/**
 * A process that dies at its k-th port call: all ports of an object, wrapped so that this call, counted from 1 over all of
 * them, throws `Crash` before or after its work, and every later one throws too. A `Crash` that comes out of a port itself
 * (a torn commit) counts as death as well. The ports underneath stay usable: they are what the next process finds.
 */
export function withCrashAt<Ports extends object>(ports: Ports, k: number, mode: CrashMode): Ports {
  let calls = 0;
  let dead = false;

  const call = async (work: () => unknown): Promise<unknown> => {
    if (dead) throw new Crash();
    calls += 1;
    const last = calls === k;
    if (last && mode === 'before') {
      dead = true;
      throw new Crash();
    }
    try {
      return await work();
    } catch (error) {
      dead ||= error instanceof Crash;
      throw error;
    } finally {
      dead ||= last;
    }
  };
  // What was under way when the process died does not come back either.
  const survived = async (work: () => unknown): Promise<unknown> => {
    const result = await call(work);
    if (dead) throw new Crash();
    return result;
  };

  const wrap = (port: object): object =>
    new Proxy(port, {
      get(target, name) {
        // Private fields of a class are out of a proxy's reach, so methods run on the port itself.
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function' || COMPUTING.has(name)) return boundTo(target, member);
        const run = (args: readonly unknown[]): unknown => Reflect.apply(member, target, args);
        return BATCHED.has(name)
          ? (...args: readonly unknown[]) => pulled(run(args), survived)
          : (...args: readonly unknown[]) => survived(() => run(args));
      },
    });

  const wrapped = { ...ports };
  for (const name of Reflect.ownKeys(ports)) {
    const port: unknown = Reflect.get(ports, name);
    if (typeof port === 'object' && port !== null) Reflect.set(wrapped, name, wrap(port));
  }
  return wrapped;
}

async function* pulled(batches: unknown, call: (work: () => unknown) => Promise<unknown>): AsyncGenerator {
  if (!isBatches(batches)) throw new TypeError('a method that answers in batches did not');
  const iterator = batches[Symbol.asyncIterator]();
  let done = false;
  const next = async () => {
    const result = await iterator.next();
    done = result.done === true;
    return result.value;
  };
  try {
    for (;;) {
      const batch = await call(next);
      if (done) return;
      yield batch;
    }
  } finally {
    // A reader that stops early has to let go of its cursor.
    if (!done) await iterator.return?.();
  }
}

function boundTo(target: object, member: unknown): unknown {
  return typeof member === 'function'
    ? (...args: readonly unknown[]): unknown => Reflect.apply(member, target, args)
    : member;
}

function isBatches(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
