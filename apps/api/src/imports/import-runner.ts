import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { FileError, fileOnDisk, outputFile } from '#disk-files';
import { chosenSettings, type ImportCounts, importFiles, type Reject, type UnreadableFile } from '#pipeline';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { API_PORTS, type ApiPorts, type ImportTurn } from '../ports.js';
import {
  importFolder,
  type ImportFolder,
  type ImportState,
  LINES_FILE,
  uploadName,
} from './import-folder.js';
import type { ImportView } from './import-view.js';

const SHOWN_REJECTS = 100;
const LINES_HEADER = 'file,line,outcome,field,reason\n';
/** What other processes receive into the same folder has not stood still for so long. */
const RECEIVED_MS = 3_600_000;
/** Progress is written down this often at most. */
const NOTED_MS = 500;

/** The process is going down: the next one goes on. */
class Interrupted extends Error {}

/**
 * Runs imports one after the other, also over several processes, from files that were uploaded into a folder. What a process
 * leaves unfinished is taken up by the next one that starts on the folder: running an import again loses nothing and counts
 * nothing twice.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly folder: ImportFolder;
  readonly #ports: ApiPorts;
  readonly #options: ApiOptions;
  #last: Promise<void> = Promise.resolve();
  readonly #stopping = new AbortController();

  constructor(@Inject(API_PORTS) ports: ApiPorts, @Inject(API_OPTIONS) options: ApiOptions) {
    this.#ports = ports;
    this.#options = options;
    this.folder = importFolder(options.uploads);
  }

  onApplicationBootstrap(): void {
    this.folder.sweep(this.#ports.importTurn === undefined ? 0 : RECEIVED_MS);
    const unfinished = this.folder.list().filter(isUnfinished);
    for (const { view } of unfinished.toReversed()) this.enqueue(view.importId);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    await this.#last;
  }

  /** Has an uploaded import run after those that wait already. */
  enqueue(importId: string): void {
    const { importTurn = alone } = this.#ports;
    const { signal } = this.#stopping;
    this.#last = this.#last.then(async () => {
      await importTurn(() => this.#runOnce(importId), signal).catch((error: unknown) => {
        if (!signal.aborted) this.#options.onError(error, importId);
      });
    });
  }

  async #runOnce(importId: string): Promise<void> {
    const state = this.folder.read(importId);
    // Another process may have run it meanwhile.
    if (state === undefined || !isUnfinished(state) || this.#stopping.signal.aborted) return;
    await this.#run(state).catch((error: unknown) => {
      if (!(error instanceof Interrupted)) this.#fail(state, error);
    });
  }

  async #run(state: ImportState): Promise<void> {
    const { choice, view } = state;
    const rejects: ImportView['rejects'][number][] = [];
    const lines = outputFile(this.folder.path(view.importId, LINES_FILE));
    lines.write(LINES_HEADER);
    const note = (change: Partial<ImportView>): void => {
      this.folder.write({ choice, view: { ...view, rejects: rejects.slice(0, SHOWN_REJECTS), ...change } });
    };
    note({ status: 'running' });
    let notedAt = 0;
    try {
      const chosen = await chosenSettings(this.#ports.store, choice);
      if ('reason' in chosen) throw new FileError(`${chosen.field}: ${chosen.reason}`);
      const files = await Promise.all(
        view.files.map(({ name }, nth) => fileOnDisk(this.folder.path(view.importId, uploadName(nth)), name)),
      );
      const counts = await importFiles(this.#ports, files, {
        ...chosen,
        kind: view.kind,
        source: view.source,
        dryRun: view.dryRun,
        ...(choice.map === undefined ? {} : { map: choice.map }),
        calendars: (...range) => this.#ports.calendars(...range),
        onReject: (reject) => {
          for (const line of linesOf(reject)) {
            if (rejects.length < SHOWN_REJECTS) rejects.push(line);
            lines.write(stringify([[line.file, line.line, 'rejected', line.field, line.reason]], ESCAPED));
          }
        },
        onOutcome: (outcome, file, line) => {
          lines.write(stringify([[file, line, outcome, '', '']], ESCAPED));
        },
        onProgress: (step, rows, total) => {
          if (this.#stopping.signal.aborted) throw new Interrupted();
          const now = performance.now();
          if (now - notedAt < NOTED_MS) return;
          notedAt = now;
          note({ status: 'running', progress: { step, rows, ...(total === undefined ? {} : { total }) } });
        },
      });
      lines.finish();
      note({ ...ended(counts), endedAt: this.#ports.clock.now() });
      this.folder.tidy(view.importId);
    } finally {
      lines.discard();
    }
  }

  #fail({ choice, view }: ImportState, error: unknown): void {
    if (!(error instanceof FileError)) this.#options.onError(error, view.importId);
    const problem = error instanceof FileError ? error.message : 'Something went wrong; it has been noted.';
    this.folder.write({
      choice,
      view: { ...view, status: 'failed', endedAt: this.#ports.clock.now(), problem },
    });
    this.folder.tidy(view.importId);
  }
}

const alone: ImportTurn = (work) => work();

function isUnfinished({ view }: ImportState): boolean {
  return view.status === 'waiting' || view.status === 'running';
}

/** Cells that a spreadsheet would run as formulas are disarmed. */
const ESCAPED = { escape_formulas: true };

function linesOf({ file, errors }: Reject): ImportView['rejects'] {
  return errors.map(({ line, field, reason }) => ({ file, line, field, reason }));
}

function ended(counts: ImportCounts | UnreadableFile): Partial<ImportView> {
  if (!('file' in counts)) return { status: 'done', counts };
  const rejects = linesOf({ ...counts, line: 1, cells: [] }).slice(0, SHOWN_REJECTS);
  return { status: 'failed', rejects, problem: `${counts.file} cannot be imported; nothing was changed.` };
}
