/** A channel is tried once in so many milliseconds. */
const EVERY_MS = 30_000;

/** Keeps people from sending test messages all the time; each process for itself. */
export class TestLimit {
  readonly #last = new Map<string, number>();

  /**
   * Takes the turn of a channel, when it has one.
   *
   * @param now milliseconds
   */
  take(channel: string, now: number): boolean {
    for (const [each, at] of this.#last) if (now - at >= EVERY_MS) this.#last.delete(each);
    if (this.#last.has(channel)) return false;
    this.#last.set(channel, now);
    return true;
  }
}
