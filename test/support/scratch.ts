import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

/** A folder for the files of a spec, removed after it. */
export interface Scratch {
  /** A path in it; nothing is made. */
  at(...names: readonly string[]): string;
  /** Writes a file and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  /** Makes a folder and returns its path. */
  folder(name: string): string;
}

export function scratch(): Scratch {
  const root = mkdtempSync(path.join(tmpdir(), 'mooring-journey-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const at = (...names: readonly string[]): string => path.join(root, ...names);
  return {
    at,
    file(name, content) {
      writeFileSync(at(name), content);
      return at(name);
    },
    folder(name) {
      mkdirSync(at(name));
      return at(name);
    },
  };
}
