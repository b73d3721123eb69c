import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Below node_modules, so that packages are found from there. */
const CACHE = path.join(ROOT, 'node_modules/.cache/mooring-cli');
/** The web page is built by its own tool; specs are no part of the command line. */
const LEFT_OUT = ['apps/web/**', '**/*.spec.ts'];
/** An older build than this is of no use to a run that is under way. */
const KEEP_MS = 3_600_000;

/**
 * Builds the command line from the sources as they are now, unless that has been done, and returns the path of its main
 * file. A build of its own: `dist` may be rebuilt, or be in use, while tests run.
 */
export function builtCli(): string {
  const build = path.join(CACHE, fingerprint());
  if (!existsSync(build)) {
    mkdirSync(CACHE, { recursive: true });
    removeOldBuilds();
    const made = mkdtempSync(path.join(CACHE, 'making-'));
    const swc = path.join(ROOT, 'node_modules/@swc/cli/bin/swc.js');
    const dist = path.join(made, 'dist');
    const ignored = LEFT_OUT.flatMap((pattern) => ['--ignore', pattern]);
    execFileSync(process.execPath, [swc, 'apps', 'libs', '--quiet', '--out-dir', dist, ...ignored], {
      cwd: ROOT,
    });
    cpSync(path.join(ROOT, 'package.json'), path.join(made, 'package.json'));
    putInPlace(made, build);
  }
  return path.join(build, 'dist/apps/mooring/src/main.js');
}

/** Two test files may build at the same time: the first one counts. */
function putInPlace(made: string, build: string): void {
  try {
    renameSync(made, build);
  } catch (error) {
    rmSync(made, { recursive: true });
    if (!existsSync(build)) throw error;
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = globSync(['{apps,libs}/**/*.ts', '.swcrc', 'package.json'], {
    cwd: ROOT,
    exclude: LEFT_OUT,
  });
  for (const file of sources.toSorted()) {
    const { mtimeMs, size } = statSync(path.join(ROOT, file));
    hash.update(`${file} ${String(mtimeMs)} ${String(size)}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOldBuilds(): void {
  for (const name of globSync('*', { cwd: CACHE })) {
    const old = path.join(CACHE, name);
    const made = statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > KEEP_MS) rmSync(old, { recursive: true, force: true });
  }
}
