/**
 * Adds to package-lock.json the builds for other machines (`@swc/core-darwin-arm64`, …) that npm left out because the
 * registry in use did not serve them. Without these entries `npm ci` calls the lock out of step and refuses. They carry
 * no checksum, as nobody here has seen the files; npm fetches them only on a machine that they are for.
 * Run it after `npm install` has added a package with native builds; it does nothing when nothing is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const OS = /-(?:(android)|(darwin)|(freebsd)|(linux)|(openharmony)|(win32))-|\/(darwin|linux|win32)-/;
const CPU = /-(arm64|x64|ia32|ppc64|s390x|riscv64|loong64|arm)(?:-|$)/;
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** What a package that is named after a machine runs on; undefined for other names. */
function machineOf(name) {
  const os = OS.exec(name)?.slice(1).find(Boolean);
  const cpu = CPU.exec(name)?.[1];
  const libc = LIBC[/-([a-z]+)$/.exec(name)?.[1] ?? ''];
  return os && cpu && { os: [os], cpu: [cpu], libc: os === 'linux' && libc ? [libc] : undefined };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { '': root, ...packages } = lock.packages;
const added = [];
for (const { dev, optionalDependencies = {} } of Object.values(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`;
    const machine = machineOf(name);
    if (packages[path] || !machine || !/^\d/.test(version)) continue;
    // In npm's own order of keys, so that npm leaves the entry as it is.
    packages[path] = { version, cpu: machine.cpu, dev, libc: machine.libc, optional: true, os: machine.os };
    added.push(name);
  }
}
if (added.length > 0) {
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = { '': root, ...Object.fromEntries(sorted) };
  writeFileSync(FILE, `${JSON.stringify(lock, undefined, 2)}\n`);
}
console.log(`lock: ${added.length} builds for other machines added`);
