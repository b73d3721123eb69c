import type { Clock } from '../ports/index.js';

/** A clock that stands still until it is told to move, in either direction. */
export class ManualClock implements Clock {
  #now: string;

  /** @param start any ISO instant */
  constructor(start: string) {
    this.#now = isoOf(Date.parse(start));
  }

  now(): string {
    return this.#now;
  }

  /** Moves to an ISO instant, also one that has passed. */
  set(instant: string): void {
    this.#now = isoOf(Date.parse(instant));
  }

  advance(milliseconds: number): void {
    this.#now = isoOf(Date.parse(this.#now) + milliseconds);
  }
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
