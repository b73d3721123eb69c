import { Inject, Injectable } from '@nestjs/common';
import { backlogOf, progressOf, waitingSince } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

/** How far the fold is behind the log, over all partitions. */
export interface Lag {
  readonly events: number;
  /** Since the first of them was recorded. */
  readonly seconds: number;
}

/** Counting costs a look at the log, so the door does it this often at most. */
const FRESH_MS = 500;

@Injectable()
export class Backlog {
  #counted = { at: Number.NEGATIVE_INFINITY, tooLong: false };

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  async lag(): Promise<Lag> {
    const { clock } = this.ports;
    const progress = await progressOf(this.ports);
    const events = await backlogOf(this.ports, progress);
    const since = events === 0 ? undefined : await waitingSince(this.ports, progress);
    const seconds = since === undefined ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(since)) / 1000;
    return { events, seconds };
  }

  /** Whether the door has to ask feeds to come back later. */
  async isTooLong(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#counted.at > FRESH_MS) {
      this.#counted = { at: now, tooLong: this.#counted.tooLong };
      const events = await backlogOf(this.ports, await progressOf(this.ports));
      this.#counted = { at: now, tooLong: events > this.options.limits.backlog };
    }
    return this.#counted.tooLong;
  }
}
