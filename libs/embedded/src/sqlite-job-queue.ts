import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock, Job, JobQueue, QueueDepth } from '#pipeline';
import { number, optionalNumber, type Row, text } from './row.js';
import type { Transactions } from './transaction.js';

/** Delayed jobs as a table, ordered by when they are due. */
export class SqliteJobQueue implements JobQueue {
  readonly #clock: Clock;
  readonly #transactions: Transactions;
  readonly #insert: StatementSync;
  readonly #deleteById: StatementSync;
  readonly #deleteDone: StatementSync;
  readonly #selectWaiting: StatementSync;
  readonly #selectDepth: StatementSync;
  readonly #selectLastAdded: StatementSync;
  readonly #selectNext: StatementSync;
  #isFilled = false;

  constructor(db: DatabaseSync, transactions: Transactions, clock: Clock) {
    this.#clock = clock;
    this.#transactions = transactions;
    this.#insert = db.prepare('INSERT OR IGNORE INTO jobs (id, due, body) VALUES (?, ?, ?)');
    this.#deleteById = db.prepare('DELETE FROM jobs WHERE id = ?');
    this.#deleteDone = db.prepare('DELETE FROM jobs WHERE added = ?');
    this.#selectWaiting = db.prepare('SELECT body FROM jobs ORDER BY due, id LIMIT ?');
    // One question each: asked for both, SQLite would look at every row for the earliest.
    this.#selectDepth = db.prepare(`
      SELECT (SELECT count(*) FROM jobs) AS waiting,
        (SELECT count(*) FROM jobs WHERE due <= ?) AS due,
        (SELECT min(due) FROM jobs) AS earliest`);
    this.#selectLastAdded = db.prepare('SELECT max(added) AS added FROM jobs');
    this.#selectNext = db.prepare(`
      SELECT added, id, due, body FROM jobs
      WHERE (due, id) > (?, ?) AND due <= ? AND added <= ? ORDER BY due, id LIMIT 1`);
  }

  async schedule(jobs: readonly Job[]): Promise<void> {
    this.#transactions.write(() => {
      for (const job of jobs) this.#insert.run(job.id, Date.parse(job.runAt), JSON.stringify(job));
    });
  }

  async cancel(ids: readonly string[]): Promise<void> {
    this.#transactions.write(() => {
      for (const id of ids) this.#deleteById.run(id);
    });
  }

  async waiting(limit: number): Promise<readonly Job[]> {
    return this.#selectWaiting.all(limit).map(jobOf);
  }

  async depth(): Promise<QueueDepth> {
    const row = this.#selectDepth.get(Date.parse(this.#clock.now())) ?? {};
    const earliest = optionalNumber(row, 'earliest');
    return {
      waiting: number(row, 'waiting'),
      due: number(row, 'due'),
      earliest: earliest === undefined ? undefined : new Date(earliest).toISOString(),
    };
  }

  async work(handler: (job: Job) => Promise<void>): Promise<number> {
    const now = Date.parse(this.#clock.now());
    // What handlers add is for the next call, or a job that schedules its like would keep this one for ever.
    const lastAdded = optionalNumber(this.#selectLastAdded.get() ?? {}, 'added') ?? 0;
    let done = 0;
    let before: readonly [due: number, id: string] = [Number.MIN_SAFE_INTEGER, ''];
    for (;;) {
      const row = this.#selectNext.get(...before, now, lastAdded);
      if (row === undefined) return done;
      before = [number(row, 'due'), text(row, 'id')];
      if (!(await succeeds(handler, jobOf(row)))) continue;
      this.#transactions.write(() => this.#deleteDone.run(number(row, 'added')));
      done += 1;
    }
  }

  /** The table is in the file of the state that it was filled from: it loses nothing by itself. */
  async isWhole(): Promise<boolean> {
    return this.#isFilled;
  }

  async refill(fill: () => Promise<unknown>): Promise<void> {
    await fill();
    this.#isFilled = true;
  }
}

/** A job whose handler rejects is handed out again later; why it rejected is for the handler to report. */
async function succeeds(handler: (job: Job) => Promise<void>, job: Job): Promise<boolean> {
  try {
    await handler(job);
    return true;
  } catch {
    return false;
  }
}

function jobOf(row: Row): Job {
  const job: Job = JSON.parse(text(row, 'body'));
  return job;
}
