/**
 * Builds the web page into apps/web/dist: the client from docs/openapi.json, then the page. Does nothing when nothing that it
 * is made of has changed since.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '..');
const WEB = join(ROOT, 'apps/web');
const STAMP = join(WEB, 'dist/.stamp');

const sources = globSync(
  ['apps/web/{src,public}/**/*', 'apps/web/*.{ts,json,html}', 'docs/openapi.json', 'package-lock.json'],
  {
    cwd: ROOT,
    withFileTypes: true,
  },
)
  .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
  .map(({ parentPath, name }) => join(parentPath, name))
  .toSorted();
const hash = createHash('sha256');
for (const file of sources) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
const fingerprint = hash.digest('hex');

if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint) process.exit(0);
const run = (program, ...args) =>
  execFileSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd: WEB,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
run('@hey-api/openapi-ts/bin/run.js');
run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
compress(join(WEB, 'dist'));
writeFileSync(STAMP, fingerprint);

/** Puts compressed copies beside what is worth it: the server sends what the browser takes. */
function compress(folder) {
  for (const name of globSync('**/*.{js,css,html,svg}', { cwd: folder })) {
    const file = join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}
