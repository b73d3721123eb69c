import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { listParked } from '#pipeline';
import { partitionSubject } from '#relationship';
import { API_PORTS, type ApiPorts } from '../ports.js';
import { Backlog } from './backlog.js';

/** Feeds with a line of their own: a feed that invents names must not fill the memory of whoever scrapes. */
const MOST_FEEDS = 100;
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What operators watch, in the format of Prometheus; looked up when it is asked for. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly requests = new Histogram({
    name: 'mooring_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #lagEvents = this.#gauge(
    'mooring_projection_lag_events',
    'Events in the log that are not folded yet',
  );
  readonly #lagSeconds = this.#gauge(
    'mooring_projection_lag_seconds',
    'Since the oldest event that is not folded yet was recorded',
  );
  readonly #parked = this.#gauge(
    'mooring_parked_accounts',
    'Accounts that wait behind an event that could not be folded',
  );
  readonly #parkedSeconds = this.#gauge('mooring_parked_oldest_seconds', 'Since the first of them waits');
  readonly #jobs = this.#gauge('mooring_jobs_waiting', 'Jobs that wait, also those in hand');
  readonly #jobsDue = this.#gauge('mooring_jobs_due', 'Those of them that are due');
  readonly #jobsLate = this.#gauge('mooring_jobs_oldest_late_seconds', 'How late the earliest job is');
  readonly #trouble = this.#gauge('mooring_fold_failing', '1 while folding fails');
  readonly #feeds = new Gauge({
    name: 'mooring_feed_last_row_timestamp_seconds',
    help: 'The day of the last row of a feed (start of the day in UTC)',
    labelNames: ['feed'],
    registers: [this.#registry],
  });
  readonly #missing = new Gauge({
    name: 'mooring_metrics_missing',
    help: '1 while these metrics cannot be looked up',
    labelNames: ['what'],
    registers: [this.#registry],
  });

  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(Backlog) private readonly backlog: Backlog,
  ) {
    collectDefaultMetrics({ register: this.#registry, prefix: 'mooring_' });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics as text. What cannot be looked up, because a server is away, is left out, and said to be. */
  async text(): Promise<string> {
    const groups = {
      lag: { look: () => this.#setLag(), gauges: [this.#lagEvents, this.#lagSeconds] },
      parked: { look: () => this.#setParked(), gauges: [this.#parked, this.#parkedSeconds] },
      jobs: { look: () => this.#setJobs(), gauges: [this.#jobs, this.#jobsDue, this.#jobsLate] },
      // Each feed tells when it came last, which stays true.
      feeds: { look: () => this.#setFeeds(), gauges: [] },
    };
    await Promise.all(
      Object.entries(groups).map(async ([what, { look, gauges }]) => {
        const found = await look().then(
          () => true,
          () => false,
        );
        this.#missing.set({ what }, found ? 0 : 1);
        // A number of earlier would look like one of now.
        if (!found) for (const gauge of gauges) gauge.remove();
      }),
    );
    this.#trouble.set(this.ports.trouble() === undefined ? 0 : 1);
    return this.#registry.metrics();
  }

  async #setLag(): Promise<void> {
    const { events, seconds } = await this.backlog.lag();
    this.#lagEvents.set(events);
    this.#lagSeconds.set(seconds);
  }

  async #setParked(): Promise<void> {
    const parked = await listParked(this.ports);
    this.#parked.set(parked.length);
    this.#parkedSeconds.set(this.#since(parked[0]?.since));
  }

  async #setJobs(): Promise<void> {
    const { waiting, due, earliest } = await this.ports.jobs.depth();
    this.#jobs.set(waiting);
    this.#jobsDue.set(due);
    this.#jobsLate.set(this.#since(earliest));
  }

  async #setFeeds(): Promise<void> {
    const { log, store } = this.ports;
    const last = new Map<string, string>();
    for (let partition = 0; partition < log.partitions; partition += 1) {
      const state = (await store.document(partitionSubject(partition)))?.state;
      if (state?.kind !== 'partition') continue;
      for (const [feed, range] of Object.entries(state.feeds)) {
        if (range.last > (last.get(feed) ?? '')) last.set(feed, range.last);
      }
    }
    this.#feeds.reset();
    const newest = [...last].toSorted(([, one], [, other]) => (one < other ? 1 : -1)).slice(0, MOST_FEEDS);
    for (const [feed, date] of newest) this.#feeds.set({ feed }, Date.parse(date) / 1000);
  }

  /** Seconds since an instant; 0 for one to come, and for none. */
  #since(instant: string | undefined): number {
    if (instant === undefined) return 0;
    return Math.max(0, Date.parse(this.ports.clock.now()) - Date.parse(instant)) / 1000;
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] });
  }
}
