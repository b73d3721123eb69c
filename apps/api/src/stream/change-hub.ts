import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Change, changesSince, type Places, presentPlaces } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts } from '../ports.js';

/** Changes that came together, and the places after them. */
export interface ChangeBatch {
  readonly changes: readonly Change[];
  readonly places: Places;
}

export type OnChanges = (batch: ChangeBatch) => void;

/** Events that are looked at for one batch. */
const BATCH = 5_000;
/** How long to wait for the bell before looking anyway. */
const PATIENCE_MS = 5_000;
/** Before what has failed is tried again. */
const RETRY_MS = 1_000;

/** Reads what has changed once for all who listen in this process. */
@Injectable()
export class ChangeHub implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #listeners = new Set<OnChanges>();
  readonly #stopping = new AbortController();
  #places: Places = [];
  #running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#places = await presentPlaces(this.ports);
    this.#running = this.#run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** How far the hub has read. */
  get places(): Places {
    return this.#places;
  }

  /** Hands every later batch to the listener, until the returned function is called. */
  listen(listener: OnChanges): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const { rung } = this.ports.bell;
      try {
        if (!(await this.#readOn())) await this.#quiet(rung, PATIENCE_MS);
      } catch (error) {
        this.options.onError(error, 'stream');
        await this.#quiet(this.ports.bell.rung, RETRY_MS);
      }
    }
  }

  /** @returns whether there is more to read already */
  async #readOn(): Promise<boolean> {
    const { more, ...batch } = await changesSince(this.ports, this.#places, BATCH);
    this.#places = batch.places;
    if (batch.changes.length > 0) for (const listener of this.#listeners) listener(batch);
    return more;
  }

  /** Until the bell rings, the time is up, or the process goes down. */
  async #quiet(rung: number, milliseconds: number): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.ports.bell.next(rung, milliseconds), stopped]);
  }
}
