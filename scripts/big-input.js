/**
 * Imports inputs that are too large for the tests, and prints counts, time and peak memory of each:
 * `npm run -s build && node scripts/big-input.js [FOLDER]` (a gigabyte of CSV, a million bad rows). Needs 4 GB of disk
 * in FOLDER (default: the system's place for temporary files); takes a quarter of an hour.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';

const MAIN = resolve(import.meta.dirname, '../dist/apps/mooring/src/main.js');
const GIGABYTE = 1_000_000_000;
const ROWS_A_WRITE = 10_000;
const MEMORY_EVERY_MS = 100;
/** Rows of the gigabyte are as long as they may be, or its import would take an hour. */
const CARRIER = 'Example Ocean Carriers and Forwarders '.repeat(3).slice(0, 79);
const ACCOUNT = 'Example Manufacturing and Trading Company '.repeat(4).slice(0, 150);

/** Writes a CSV file until `isEnough`; `rowAt` makes a row. */
async function write(path, header, rowAt, isEnough) {
  const file = createWriteStream(path);
  let bytes = 0;
  let rows = 0;
  file.write(`${header}\n`);
  while (!isEnough(rows, bytes)) {
    const text = Array.from({ length: ROWS_A_WRITE }, (_, at) => `${rowAt(rows + at)}\n`).join('');
    rows += ROWS_A_WRITE;
    bytes += text.length;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** Rows of 2,000 accounts, spread over three years. */
function goodRow(at) {
  const date = new Date(Date.UTC(2023, 0, 2) + (Math.floor(at / 2_000) % 1_000) * 86_400_000);
  return `${ACCOUNT}${at % 2_000},${date.toISOString().slice(0, 10)},S${String(at).padStart(60, '0')},${1 + (at % 9)},${CARRIER}`;
}

const badRow = (at) => `K${at % 2_000},no date,S${at},-1,${CARRIER.slice(0, 21)}`;

/** Peak resident memory of a process so far, in MB, as Linux counts it; 0 elsewhere. */
function peakMemory(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function run(name, ...args) {
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let peak = 0;
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.pipe(process.stderr);
  const watching = setInterval(() => (peak = Math.max(peak, peakMemory(child.pid))), MEMORY_EVERY_MS);
  const [code] = await once(child, 'close');
  clearInterval(watching);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${name}: exit code ${code}, ${seconds} s, peak memory ${peak.toFixed(0)} MB\n  ${out.trim()}`);
}

const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'mooring-big-'));
try {
  const header = 'account_id,date,shipment_id,volume,carrier';
  const bad = join(folder, 'bad.csv');
  await write(bad, header, badRow, (rows) => rows >= 1_000_000);
  await run('a million bad rows', 'import', bad, '--data', join(folder, 'bad'));
  console.log(`  rejects: ${statSync(join(folder, 'bad/rejects.csv')).size.toLocaleString('en')} bytes`);
  const big = join(folder, 'big.csv');
  await write(big, header, goodRow, (_rows, bytes) => bytes >= GIGABYTE);
  await run('a gigabyte', 'import', big, '--data', join(folder, 'big'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
