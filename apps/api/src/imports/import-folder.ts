import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ImportChoice, importView, type ImportView } from './import-view.js';

const STATE = 'import.json';
/** Imports whose outcome is kept. */
const KEPT = 50;

const stateSchema = z.object({
  view: importView,
  choice: z.object({
    measure: z.enum(['value', 'volume']).exactOptional(),
    rate: z.record(z.string(), z.number()).exactOptional(),
    map: z.record(z.string(), z.string()).exactOptional(),
  }),
});

/** What is kept of an import from its upload on, so that the next process can go on with it. */
export interface ImportState {
  readonly view: ImportView;
  readonly choice: ParsedChoice;
}

/** The choices that a view does not show. */
export interface ParsedChoice {
  readonly measure?: Exclude<ImportChoice['measure'], undefined>;
  readonly rate?: Readonly<Record<string, number>>;
  readonly map?: Readonly<Record<string, string>>;
}

/** A folder with a folder for each import: what was uploaded, how it stands, what became of each line. */
export interface ImportFolder {
  /** Path of an import's file; the folder is made. */
  path(importId: string, name: string): string;
  read(importId: string): ImportState | undefined;
  write(state: ImportState): void;
  /** Forgets what was uploaded, keeps what became of it; of old imports nothing. */
  tidy(importId: string): void;
  /** All imports, the latest first. */
  list(): readonly ImportState[];
  remove(importId: string): void;
  /**
   * Removes what is left of uploads that broke off with their process.
   *
   * @param untouchedMs how long nothing may have come in: another process may be receiving one
   */
  sweep(untouchedMs: number): void;
}

export function importFolder(root: string): ImportFolder {
  const read = (importId: string): ImportState | undefined => {
    const file = join(root, importId, STATE);
    if (!/^[\w-]+$/u.test(importId) || !existsSync(file)) return undefined;
    return stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  };
  const list = (): readonly ImportState[] => {
    if (!existsSync(root)) return [];
    const states = readdirSync(root).flatMap((name) => read(name) ?? []);
    return states.toSorted((one, other) => (one.view.createdAt < other.view.createdAt ? 1 : -1));
  };
  const remove = (importId: string): void => {
    rmSync(join(root, importId), { recursive: true, force: true });
  };
  return {
    read,
    list,
    remove,
    sweep(untouchedMs) {
      if (!existsSync(root)) return;
      const until = Date.now() - untouchedMs;
      for (const name of readdirSync(root)) {
        if (read(name) === undefined && touchedAt(join(root, name)) <= until) remove(name);
      }
    },
    path(importId, name) {
      mkdirSync(join(root, importId), { recursive: true, mode: 0o700 });
      return join(root, importId, name);
    },
    write(state) {
      const file = this.path(state.view.importId, STATE);
      writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.part`, file);
    },
    tidy(importId) {
      for (const name of readdirSync(join(root, importId))) {
        if (name.startsWith(UPLOAD)) rmSync(join(root, importId, name), { force: true });
      }
      for (const { view } of list().slice(KEPT)) remove(view.importId);
    },
  };
}

/** When something was written last into a folder, in milliseconds since 1970; 0 when it has gone meanwhile. */
function touchedAt(folder: string): number {
  const times = readdirSync(folder).map((name) => statSync(join(folder, name), NOTHING_THERE)?.mtimeMs ?? 0);
  return Math.max(statSync(folder, NOTHING_THERE)?.mtimeMs ?? 0, ...times);
}

const NOTHING_THERE = { throwIfNoEntry: false } as const;

const UPLOAD = 'upload-';

/** Name of the n-th uploaded file of an import. */
export function uploadName(nth: number): string {
  return `${UPLOAD}${String(nth)}`;
}

/** Name of the file that says what became of each line. */
export const LINES_FILE = 'lines.csv';
