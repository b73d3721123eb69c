import type { ChatLimit } from './chat-format.js';

/** Keeps to how many messages may be sent in a time, for this process. */
export class SendWindow {
  readonly #limits: readonly ChatLimit[];
  readonly #sent: number[] = [];

  constructor(limits: readonly ChatLimit[]) {
    this.#limits = limits;
  }

  /**
   * Takes a place when there is one.
   *
   * @param now milliseconds, never decreasing
   * @returns 0, or how long to wait for a place, in milliseconds
   */
  take(now: number): number {
    const wait = Math.max(...this.#limits.map((limit) => this.#waitFor(limit, now)));
    if (wait === 0) {
      this.#sent.push(now);
      const most = Math.max(...this.#limits.map(({ messages }) => messages));
      if (this.#sent.length > most) this.#sent.shift();
    }
    return wait;
  }

  #waitFor({ messages, milliseconds }: ChatLimit, now: number): number {
    const first = this.#sent.at(-messages);
    return this.#sent.length < messages || first === undefined ? 0 : Math.max(0, first + milliseconds - now);
  }
}
